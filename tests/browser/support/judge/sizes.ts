import { isShown, named, shared } from "./seen"

const ONE_LINE =
  "select:not([multiple]),input:not([type=hidden],[type=checkbox],[type=radio],[type=file],[type=range],[type=color])"
const HIGHEST_LINE = 64
const TARGETS = "a,button,summary,[role=button]"
const LEAST_TARGET = 24

export function fieldsTooHigh(): string[] {
  return [...document.querySelectorAll(ONE_LINE)].filter(isShown).flatMap((field) => {
    const height = Math.round(field.getBoundingClientRect().height)
    return height > HIGHEST_LINE ? [`one-line field of ${height} px: ${named(field)} ${field.id}`] : []
  })
}

export function sidewaysScrolling(): string[] {
  const over = document.documentElement.scrollWidth - window.innerWidth
  return over > 1 ? [`scrolls sideways by ${over} px`] : []
}

export function cutWords(): string[] {
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).textOverflow === "ellipsis" && isShown(element))
    .map((element) => `cut: ${named(element)}`)
}

/** Two small things to hit, one right under the other. Links within a sentence are spaced by their lines. */
export function smallTargets(): string[] {
  const targets = [...document.querySelectorAll(TARGETS)].filter(
    (element) => getComputedStyle(element).display !== "inline" && isShown(element),
  )
  return targets.flatMap((target, at) => {
    const before = targets[at - 1]
    return before && areSmallAndClose(before, target) ? [`small targets: ${named(before)} and ${named(target)}`] : []
  })
}

function areSmallAndClose(one: Element, other: Element): boolean {
  const [upper, lower] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
  if (upper.height >= LEAST_TARGET || lower.height >= LEAST_TARGET) return false
  return Math.abs(lower.top - upper.bottom) < 4 && shared(upper, lower).across > 0
}
