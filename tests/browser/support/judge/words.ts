import { isShown, mainOf } from "./seen"

/** What programs say to one another, and what a sentence looks like that lost one of its parts. */
const NOT_FOR_PEOPLE = [
  /\b(undefined|NaN|Invalid Date)\b|\[object |\bnull,/,
  /\b(modify|delete)\/modify\b/,
  /(?<![\w/@.#-])[a-z]+_[a-z]+(_[a-z]+)*\b(?![@./])/,
  /\[source\]|\[\^[\w-]+\]|\uFFFC/,
  /\b0 words standing\b/,
  /\bblocks? (un)?changed\b/,
  /\s[.,;:](?=\s)/,
]
const AROUND = 30
const HARDLY_ANYTHING = 25

export function innerWords(): string[] {
  const said = saidIn(mainOf(document))
  return NOT_FOR_PEOPLE.flatMap((pattern) => {
    const at = pattern.exec(said)?.index
    if (at === undefined) return []
    return [`words: “${said.slice(Math.max(0, at - AROUND), at + AROUND).replace(/\s+/g, " ")}”`]
  })
}

/** A page that says one thing, and then asks for it in the same words. */
export function saidTwice(): string[] {
  const main = mainOf(document)
  const title = main.querySelector("h1")?.textContent?.trim()
  if (!title || saidIn(main).trim().split(/\s+/).length >= HARDLY_ANYTHING) return []
  const isAgain = [...main.querySelectorAll("button")].some((button) => button.textContent?.trim() === title)
  return isAgain ? [`the whole page says “${title}”, twice`] : []
}

/** The words as they are seen: what is there for screen readers alone is left out for the moment. */
function saidIn(main: Element): string {
  const unseen = [...main.querySelectorAll<HTMLElement>("*")].filter((element) => {
    const { width, height } = element.getBoundingClientRect()
    return width <= 1 && height <= 1 && getComputedStyle(element).overflow === "hidden"
  })
  for (const element of unseen) element.style.setProperty("display", "none", "important")
  // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn counts
  const said = main instanceof HTMLElement ? main.innerText : ""
  for (const element of unseen) element.style.removeProperty("display")
  return said
}

/** Pictures that stand in the page and show nothing. */
export function brokenPictures(): string[] {
  return [...document.images]
    .filter((picture) => picture.complete && picture.naturalWidth === 0 && isShown(picture))
    .map((picture) => `a picture that does not load: ${picture.currentSrc || picture.src}`)
}
