import { type RefObject, useEffect } from "react"

/** Puts the keyboard there without moving the page: the text stays at its place. */
export const focusInPlace = (element: HTMLElement | null | undefined): void => element?.focus({ preventScroll: true })

/** The keyboard goes to the first field of what opens, or to its first button. */
export function useFirstFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => focusInPlace(place.current?.querySelector<HTMLElement>("input, button")), [place])
}
