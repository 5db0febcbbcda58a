import { NodeSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/** Room that is kept above and below the line of the cursor, in CSS pixels. */
const MARGIN = 12
/** What a panel over the text leaves for the line that it is about. */
const LINE = 72
const LOWEST_PANEL = 128
const HIGHEST_PANEL = 400

/** Whatever stands over the text is marked with this: the buttons that stick to the top, and what opens beneath them. */
export const OVER_TEXT = { "data-over-text": "" } as const

type Span = { readonly top: number; readonly bottom: number }

/**
 * Scrolls the page by no more than is needed for the cursor's line to stand in what can be seen: below the buttons that stick
 * to the top and what is open beneath them, above the bar at the foot of the page and the keyboard of a phone.
 */
export function bringIntoView(view: EditorView): void {
  const line = cursorOf(view)
  const seen = { top: headOf(view), bottom: footOf() }
  const above = line.top - MARGIN - seen.top
  const below = line.bottom + MARGIN - seen.bottom
  if (above < 0) scrollBy(above)
  else if (below > 0) scrollBy(Math.min(below, above))
}

/** Whether the cursor's line can be seen. */
export function isInView(view: EditorView): boolean {
  const line = cursorOf(view)
  return line.top >= headOf(view) && line.bottom <= footOf()
}

/** A panel takes the room that there is beneath the buttons, and leaves a line of the text. */
export function fitPanel(panel: HTMLElement): void {
  const room = footOf() - panel.getBoundingClientRect().top - LINE
  panel.style.maxBlockSize = `${Math.round(Math.min(HIGHEST_PANEL, Math.max(LOWEST_PANEL, room)))}px`
}

const scrollBy = (top: number) => window.scrollBy({ top, behavior: "instant" })

function cursorOf(view: EditorView): Span {
  const { selection } = view.state
  const shown = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null
  return shown instanceof Element ? shown.getBoundingClientRect() : view.coordsAtPos(selection.head)
}

function headOf({ dom }: EditorView): number {
  const over = dom.closest(".editor")?.querySelectorAll("[data-over-text]") ?? []
  return Math.max(0, ...Array.from(over, (one) => one.getBoundingClientRect().bottom))
}

/** Where the bar at the foot of the page begins, or the keyboard. */
function footOf(): number {
  const bars = Array.from(document.querySelectorAll("[data-foot]"), (bar) => bar.getBoundingClientRect())
  const { visualViewport } = window
  const keyboard = visualViewport ? visualViewport.offsetTop + visualViewport.height : window.innerHeight
  return Math.min(window.innerHeight, keyboard, ...bars.filter(({ height }) => height > 0).map(({ top }) => top))
}
