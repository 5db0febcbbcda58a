"use client"
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"

/** Where what stands beside the text has no room there, as in the style sheet. */
export const NARROW = "(max-width: 63.99rem)"

/**
 * Shows a part of the page over the rest, where the page is narrow: what is not in it is out of reach meanwhile, Escape and
 * a touch beside it close it, and then the page is where it was and the keyboard at the button that opens it. The part stays where it is in the
 * document, so that its fields keep what was typed.
 */
export function useSheet(place: RefObject<HTMLElement | null>, opener: RefObject<HTMLElement | null>) {
  const [isOpen, setOpen] = useState(false)
  const goal = useRef<string>("")
  const close = () => flushSync(() => setOpen(false))
  useLayoutEffect(() => {
    const sheet = place.current
    if (!isOpen || !sheet) return
    const scroll = window.scrollY
    const others = outside(sheet)
    for (const other of others) other.inert = true
    sheet.scrollTop = 0
    focusOn(sheet, goal.current)
    const wide = window.matchMedia(NARROW)
    const shut = () => setOpen(false)
    const press = (event: KeyboardEvent) => event.key === "Escape" && shut()
    const touch = ({ target }: Event) => target instanceof Node && !sheet.contains(target) && shut()
    document.addEventListener("keydown", press)
    document.addEventListener("pointerdown", touch)
    wide.addEventListener("change", shut)
    return () => {
      for (const other of others) other.inert = false
      document.removeEventListener("keydown", press)
      document.removeEventListener("pointerdown", touch)
      wide.removeEventListener("change", shut)
      window.scrollTo({ top: scroll, behavior: "instant" })
    }
  }, [isOpen, place])
  // Once the page is drawn: React gives the keyboard back to where it was before.
  useEffect(() => {
    if (isOpen) return () => opener.current?.focus({ preventScroll: true })
  }, [isOpen, opener])
  /** Opens it, or where the page is wide only goes there: to its heading, or to the field named. */
  const open = (field = "") => {
    goal.current = field
    if (window.matchMedia(NARROW).matches) setOpen(true)
    else if (place.current) focusOn(place.current, field)
  }
  return { isOpen, open, close }
}

function focusOn(sheet: HTMLElement, field: string): void {
  const named = field === "" ? null : sheet.querySelector<HTMLElement>(`[name="${field}"]`)
  const goal = named ?? sheet.querySelector<HTMLElement>("h2")
  goal?.focus({ preventScroll: true })
  // Within the sheet alone.
  if (named) sheet.scrollTop += named.getBoundingClientRect().top - sheet.getBoundingClientRect().top - 120
}

/** Everything of the page that is neither in the part nor around it. */
function outside(part: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let inner: Element = part; inner.parentElement && inner !== document.body; inner = inner.parentElement) {
    for (const other of inner.parentElement.children) {
      if (other !== inner && other instanceof HTMLElement && !other.inert) found.push(other)
    }
  }
  return found
}
