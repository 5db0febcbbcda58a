"use client"

import { useEffect, useRef } from "react"

/** Leads to what publishing asks for: with a script, after what has just been written is saved and can be looked at there. */
export function PublishLink({ formId }: { formId: string }) {
  const link = useRef<HTMLAnchorElement | null>(null)
  useEffect(() => {
    const form = document.getElementById(formId)
    const then = form instanceof HTMLFormElement ? form.elements.namedItem("then") : null
    if (!(form instanceof HTMLFormElement) || !(then instanceof HTMLInputElement)) return
    const saveFirst = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      then.value = "publish"
      form.requestSubmit()
    }
    const own = link.current
    own?.addEventListener("click", saveFirst)
    return () => own?.removeEventListener("click", saveFirst)
  }, [formId])
  return (
    <a ref={link} className="button button-primary" href="#publish">
      Publish
    </a>
  )
}
