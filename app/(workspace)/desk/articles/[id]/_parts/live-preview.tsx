"use client"

import dynamic from "next/dynamic"
import { useEffect, useState } from "react"

const Rendered = dynamic(() => import("./rendered-manuscript").then((made) => made.RenderedManuscript), { ssr: false })

const PAUSE_MS = 300

/** How the text being written will look, beside it and kept in step. Without a script there is the preview below instead. */
export function LivePreview({ formId, field }: { formId: string; field: string }) {
  const [markdown, setMarkdown] = useState<string | null>(null)
  const [isOpen, setIsOpen] = useState(true)
  useEffect(() => {
    const form = document.getElementById(formId)
    const text = form instanceof HTMLFormElement ? form.elements.namedItem(field) : null
    if (!(text instanceof HTMLTextAreaElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setMarkdown(text.value), PAUSE_MS)
    }
    setMarkdown(text.value)
    text.addEventListener("input", later)
    return () => {
      clearTimeout(timer)
      text.removeEventListener("input", later)
    }
  }, [formId, field])
  if (markdown === null) return null
  return (
    <details className="live-preview" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>How it will look</summary>
      {isOpen && <Rendered markdown={markdown} />}
    </details>
  )
}
