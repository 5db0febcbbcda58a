import { isFilled, isShown, mainOf, named, shared } from "./seen"

const CHUNKS =
  "h1,h2,h3,p,ul,ol,table,form,fieldset,button,textarea,select,input:not([type=hidden],[type=checkbox],[type=radio])," +
  "a[class*=button],[role=status],[role=alert],[class*=notice]"
const FIRM = "button,form,input,textarea,select,a[class*=button],[role=alert],[class*=notice]"
const CLOSE_BY_DESIGN = "table,svg,pre,figure,[contenteditable=true],[role=toolbar],[class*=toolbar]"
const LEAST_GAP = 4

/** A control, a form or a notice that stands right upon its neighbour. */
export function touchingBoxes(): string[] {
  return [...mainOf(document).querySelectorAll(CHUNKS)].flatMap((below) => {
    const above = below.previousElementSibling
    if (!above?.matches(CHUNKS) || !isShown(above) || !isShown(below) || below.closest(CLOSE_BY_DESIGN)) return []
    if (!above.matches(FIRM) && !below.matches(FIRM)) return []
    const gap = gapBetween(above, below)
    return gap !== null && gap < LEAST_GAP ? [`touch (${Math.round(gap)} px): ${named(above)} and ${named(below)}`] : []
  })
}

/** The room that is seen between two boxes, one above the other; null where they stand side by side. */
function gapBetween(above: Element, below: Element): number | null {
  const [upper, lower] = [above.getBoundingClientRect(), below.getBoundingClientRect()]
  const { across, down } = shared(upper, lower)
  if (across <= 0 || down > 2) return null
  return lower.top - upper.bottom + unseenRoom(above, "paddingBottom") + unseenRoom(below, "paddingTop")
}

/** Room inside a box is room between boxes where nothing shows the box's edge. */
function unseenRoom(element: Element, side: "paddingTop" | "paddingBottom"): number {
  const style = getComputedStyle(element)
  const isFramed = style.borderTopWidth !== "0px" || isFilled(element)
  return isFramed ? 0 : Number.parseFloat(style[side]) || 0
}
