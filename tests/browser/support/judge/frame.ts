import { named } from "./seen"

/** The frame of signed-in pages places nothing: what stands in it has a class of its own that does. */
export function bareInMain(): string[] {
  const main = document.querySelector("main.workspace")
  if (!main) return []
  return [...main.childNodes].flatMap((node) => {
    if (node instanceof Text) return node.data.trim() === "" ? [] : [`bare words in <main>: “${node.data.trim()}”`]
    return node instanceof HTMLElement && isBare(node) ? [`bare in <main>: ${named(node)}`] : []
  })
}

const isBare = (element: HTMLElement) =>
  element.classList.length === 0 &&
  !/^(SCRIPT|TEMPLATE|STYLE)$/.test(element.tagName) &&
  element.textContent?.trim() !== ""

/** Without an icon of its own a browser asks for one that is not there, and says so in the console. */
export function missingIcon(): string[] {
  return document.querySelector('link[rel~="icon"]') ? [] : ["the page names no icon"]
}
