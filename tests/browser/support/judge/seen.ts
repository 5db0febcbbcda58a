/** Whether a person sees this element at all. */
export function isShown(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  const { width, height } = element.getBoundingClientRect()
  return width > 1 && height > 1
}

/** Whether what takes `box` in the element is cut off: by a box that scrolls, or one there for screen readers only. */
export function isClipped(element: Element, box: DOMRect): boolean {
  return ancestorsOf(element).some((around) => {
    const style = getComputedStyle(around)
    if (style.clipPath !== "none") return true
    if (!/hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) return false
    const frame = around.getBoundingClientRect()
    return box.right > frame.right + 2 || box.bottom > frame.bottom + 2 || box.left < frame.left - 2
  })
}

/** Whether it stays in place while the page moves beneath it, and so covers now this and now that. */
export const isPinned = (element: Element) =>
  ancestorsOf(element).some((around) => /fixed|sticky/.test(getComputedStyle(around).position))

/** The element and what it is in, without the page itself. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = []
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) found.push(at)
  return found
}

/** How a fault speaks of an element: `<p.dek> “A line under the ti…”`. */
export function named(element: Element): string {
  const [first] = element.classList
  const tag = `<${element.tagName.toLowerCase()}${first ? `.${first}` : ""}>`
  const words = (element.textContent ?? "").trim().replace(/\s+/g, " ")
  if (words === "") return tag
  return `${tag} “${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`
}

export const isFilled = (element: Element) => !/^rgba\(.*, 0\)$/.test(getComputedStyle(element).backgroundColor)

export const mainOf = (page: Document): Element => page.querySelector("main") ?? page.body

/** How many pixels two boxes share in each direction; nothing or less where they are apart. */
export const shared = (one: DOMRect, other: DOMRect) => ({
  across: Math.min(one.right, other.right) - Math.max(one.left, other.left),
  down: Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
})
