import { wrapsOf } from "#core/document/line-ends"

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]+\S)/
const QUOTE = /^ {0,3}>/
/** Lines that Markdown tells from their neighbours by itself. */
const APART = /^ {0,3}(?:#{1,6}(?:\s|$)|`{3}|~{3}|<|\[[^\]]+\]:|(?:[-*_][ \t]*){3,}$)|^\s*\||\|\s*$|^\t| {4}/
const UNDERLINE = /^ {0,3}(?:=+|-{3,})[ \t]*$/
const SIGNATURE = /^ {0,3}-{1,2}[ \t]*$/

/**
 * Markdown in which the line ends that somebody meant stay line ends, as in a mail with one list in it: between lines of a
 * paragraph they become breaks, and what follows a list or a quotation without belonging to it becomes a paragraph. Line
 * ends of a margin, tables, code and headings are left as they are. "# of patients" is no heading, "--" above a
 * signature no underline.
 */
export function keepLines(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, "\n").split("\n").map(plainSigns)
  const isWrap = wrapsOf(lines.filter((line) => !APART.test(line)))
  let isCode = false
  let isInside = false
  const kept = lines.flatMap((line, at): string[] => {
    const next = lines[at + 1] ?? ""
    if (FENCE.test(line)) isCode = !isCode
    isInside = line.trim() !== "" && (isInside || ITEM.test(line) || QUOTE.test(line))
    if (isCode || FENCE.test(line) || line.trim() === "" || next.trim() === "") return [line]
    if (APART.test(line) || UNDERLINE.test(line) || APART.test(next) || UNDERLINE.test(next)) return [line]
    if (isWrap(line, next) || ITEM.test(next)) return [line]
    const belongs = QUOTE.test(line) ? QUOTE.test(next) : !isInside || /^[ \t]{2,}/.test(next)
    if (!belongs) isInside = false
    return belongs ? [`${line}  `] : [line, ""]
  })
  return kept.join("\n")
}

const plainSigns = (line: string): string =>
  /^ {0,3}# of\b/.test(line) || SIGNATURE.test(line) ? line.replace(/[#-]/, "\\$&") : line
