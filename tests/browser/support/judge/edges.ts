import { isShown, named } from "./seen"

const NEAREST = 1
const FARTHEST = 16

/** The page's heading and the first words of the site's header begin on one line, or clearly not. */
export function edgesOffTheGrid(): string[] {
  const heading = document.querySelector("main h1")
  const first = [...document.querySelectorAll("body > header a, body > div > header a")].find(
    (link) => isShown(link) && link.getBoundingClientRect().bottom > 0,
  )
  if (!heading || !first || !isShown(heading)) return []
  const apart = Math.abs(leftOf(heading) - leftOf(first))
  return apart > NEAREST && apart < FARTHEST ? [`edges ${apart} px apart: ${named(first)} and ${named(heading)}`] : []
}

/** Where what is seen begins: a picture, or the first word. */
function leftOf(element: Element): number {
  const picture = element.querySelector("svg, img")
  if (picture) return picture.getBoundingClientRect().left
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect().left
}
