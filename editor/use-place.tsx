import type { EditorView } from "prosemirror-view"
import { type RefObject, useLayoutEffect, useRef } from "react"
import { bringIntoView, fitPanel, isInView } from "./in-view"

/**
 * Whatever opens over the text keeps the place: the cursor's line stays in view beside it, and when it closes the page
 * stands where it stood, with the cursor where it was.
 */
export function usePlace(view: RefObject<EditorView | null>, isOpen: boolean, drawer: RefObject<HTMLElement | null>) {
  const opened = useRef<{ before: number; after: number } | null>(null)
  useLayoutEffect(() => {
    if (!view.current) return
    if (!isOpen) {
      if (opened.current) comeBack(view.current, opened.current)
      opened.current = null
      return
    }
    const make = () => {
      if (!view.current) return
      if (drawer.current) fitPanel(drawer.current)
      bringIntoView(view.current)
      if (opened.current) opened.current.after = window.scrollY
    }
    opened.current = { before: window.scrollY, after: window.scrollY }
    make()
    // The keyboard of a phone comes after the field has it.
    const seen = window.visualViewport
    seen?.addEventListener("resize", make)
    return () => seen?.removeEventListener("resize", make)
  }, [view, isOpen, drawer])
}

/** Whoever has gone elsewhere meanwhile stays there, where the cursor is in view. */
function comeBack(view: EditorView, { before, after }: { before: number; after: number }): void {
  const there = window.scrollY
  if (Math.abs(there - after) < 2) window.scrollTo({ top: before, behavior: "instant" })
  view.focus()
  if (!isInView(view)) bringIntoView(view)
}
