import { continuesList } from "#core/document/block-form"
import type { Block } from "#core/document/schema"

type Item = Extract<Block, { type: "list_item" }>
type Level = { readonly list: Item["list"]; readonly delimiter: "." | ")"; number: number; readonly column: number }

const HIGHEST_NUMBER = 999_999_999

/**
 * Puts list items, with the text of each already written, under one another as one Markdown list. An item deeper than
 * its neighbour by more than one level opens the levels between on its own line ("- - text"); a numbered list that follows
 * another at once is told from it by the other delimiter ("1)").
 */
export function writeList(items: readonly Item[], texts: readonly string[]): string {
  const open: Level[] = []
  return items
    .map((item, at) => {
      const begins = item.start !== undefined || !continuesList(items, at)
      const { line, gap } = placeItem(item, begins, open)
      const column = open.at(-1)?.column ?? 0
      const text = (texts[at] ?? "").replaceAll("\n", `\n${" ".repeat(column)}`)
      return `${at === 0 ? "" : gap}${line}${text}`
    })
    .join("")
}

/** Opens the item's levels; gives the signs that its first line begins with, and what parts it from the item before. */
function placeItem(item: Item, begins: boolean, open: Level[]): { line: string; gap: string } {
  const last = open[item.indent]
  open.length = Math.min(open.length, item.indent)
  const between = item.indent - open.length
  const outer = " ".repeat(open.at(-1)?.column ?? 0)
  let signs = ""
  for (let level = 0; level < between; level++) {
    open.push({ list: "bullet", delimiter: ".", number: 0, column: (open.at(-1)?.column ?? 0) + 2 })
    signs += "- "
  }
  const level = nextLevel(item, begins, last)
  const sign = item.list === "bullet" ? "- " : `${level.number}${level.delimiter} `
  open.push({ ...level, column: (open.at(-1)?.column ?? 0) + sign.length })
  // Only a list that begins with 1 may follow a line of text at once.
  const needsLine = item.list === "ordered" && begins && (level.number !== 1 || last !== undefined)
  return { line: outer + signs + sign, gap: needsLine ? "\n\n" : "\n" }
}

function nextLevel({ list, start = 1 }: Item, begins: boolean, last: Level | undefined): Omit<Level, "column"> {
  const delimiter = last?.delimiter ?? "."
  if (begins) return { list, delimiter: last?.list === "ordered" && delimiter === "." ? ")" : ".", number: start }
  return { list, delimiter, number: Math.min((last?.number ?? 0) + 1, HIGHEST_NUMBER) }
}
