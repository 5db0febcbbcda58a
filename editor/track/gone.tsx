import type { Block, Inline } from "#core/document/schema"
import { citationMark } from "../citation-mark"

/** What every mark of change needs: the numbers of the sources, and the id of what describes the change. */
export type Setting = { readonly numbers: ReadonlyMap<string, number>; readonly details?: string }

/** Words that were taken out, struck through but readable, and said to be so to those who listen. */
export function goneWords(content: readonly Inline[], { numbers, details }: Setting): HTMLElement {
  const element = document.createElement("del")
  element.contentEditable = "false"
  if (details) element.setAttribute("aria-details", details)
  element.append(said(" [deletion: "), ...content.map((inline) => drawn(inline, numbers)), said(" end of deletion] "))
  return element
}

/** A whole block that was taken out. */
export function goneBlock(block: Block, setting: Setting): HTMLElement {
  const element = document.createElement("div")
  element.contentEditable = "false"
  element.className = `tracked-gone tracked-gone-${block.type}`
  const content: readonly Inline[] = block.content.length > 0 ? block.content : [{ type: "text", text: nameOf(block) }]
  element.append(goneWords(content, setting))
  return element
}

function nameOf(block: Block): string {
  if (block.type === "figure") return `Picture: ${block.alt || block.src}`
  if (block.type === "table") return "Table"
  return block.type === "divider" ? "Dividing line" : "Empty passage"
}

const TAGS = { strong: "strong", em: "em", sub: "sub", sup: "sup", code: "code", strike: "s", link: "span" } as const

function drawn(inline: Inline, numbers: Setting["numbers"]): globalThis.Node {
  if (inline.type === "break") return document.createTextNode(" ↵ ")
  if (inline.type === "citation") return citationMark(numbers.get(inline.refId))
  return (inline.marks ?? []).reduceRight<globalThis.Node>((inner, { type }) => {
    const outer = document.createElement(TAGS[type])
    outer.append(inner)
    return outer
  }, document.createTextNode(inline.text))
}

function said(words: string): HTMLElement {
  const element = document.createElement("span")
  element.className = "visually-hidden"
  element.textContent = words
  return element
}
