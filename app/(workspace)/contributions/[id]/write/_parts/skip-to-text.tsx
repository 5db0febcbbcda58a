"use client"
import { useEffect } from "react"

type Props = {
  /** Where the text is, for those without a script. */
  href: string
  /** Whether the page came back with something to put right, which is read first. */
  hasProblems: boolean
}

/** The first stop of the page: past its steps and notices, into the text. */
export function SkipToText({ href, hasProblems }: Props) {
  useEffect(() => {
    if (hasProblems) document.getElementById("error-summary")?.focus()
  }, [hasProblems])
  return (
    <a
      className="skip-link"
      href={href}
      onClick={(event) => {
        const text = document.querySelector<HTMLElement>(".write-form [role=textbox], .write-form textarea")
        if (!text) return
        event.preventDefault()
        text.focus()
      }}
    >
      Skip to the text
    </a>
  )
}
