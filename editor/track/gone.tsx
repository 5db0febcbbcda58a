import type { Block, Inline } from "#core/document/schema"
import { citationMark } from "../citation-mark"

/** What every mark of change needs. */
export type Setting = {
  /** The numbers of the sources. */
  readonly numbers: ReadonlyMap<string, number>
  /** The id of what describes the change. */
  readonly details?: string
  /** The id of what stands in the place of the words that are gone. */
  readonly owns?: string | undefined
}

/** A suggestion to take words out: struck through but readable, and said to be so to those who listen. */
export function goneWords(content: readonly Inline[], { numbers, details, owns }: Setting): HTMLElement {
  const suggestion = document.createElement("span")
  suggestion.contentEditable = "false"
  suggestion.setAttribute("role", "suggestion")
  if (details) suggestion.setAttribute("aria-details", details)
  if (owns) suggestion.setAttribute("aria-owns", owns)
  const element = document.createElement("del")
  element.setAttribute("role", "deletion")
  element.append(said(" [deletion: "), ...content.map((inline) => drawn(inline, numbers)), said(" end of deletion] "))
  suggestion.append(element)
  return suggestion
}

/** A row of a table that was taken out, with a cell for each column that is shown. */
export function goneRow(cells: readonly (readonly Inline[])[], setting: Setting): HTMLElement {
  const row = document.createElement("tr")
  row.contentEditable = "false"
  row.className = "tracked-gone-line"
  row.append(...cells.map((cell, at) => goneCell(cell, at === 0 ? { ...setting, note: "Row taken out" } : setting)))
  return row
}

/** A cell of a row or column that was taken out, and what shall be said of it. */
export function goneCell(content: readonly Inline[], { note, ...setting }: Setting & { note?: string }): HTMLElement {
  const cell = document.createElement("td")
  cell.contentEditable = "false"
  cell.className = "tracked-cell tracked-gone-line"
  if (note) cell.dataset.note = note
  if (content.length > 0) cell.append(goneWords(content, setting))
  return cell
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
