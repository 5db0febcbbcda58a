const FENCE = /^ {0,3}(`{3,}|~{3,})/
const BEGIN = /^ {0,3}(?:\$\$|\\\[\s*$|\\begin\{([a-z*]+)\})/i
const MOST_LINES = 100
const ELSE = /^\s*(?:#|>|[-*+]\s|\d+[.)]\s|\||`{3}|~{3})/

/**
 * A Markdown text in which formulae that take lines of their own (`$$ … $$`, `\[ … \]`, `\begin{…} … \end{…}`) read as they
 * are written: none of their signs is Markdown, and each of their lines stays one. Lines keep their numbers; `found` has
 * where each formula begins and what it says. Code between fences is left alone.
 */
export function keepFormulaBlocks(source: string): { source: string; found: { line: number; formula: string }[] } {
  const lines = source.split("\n")
  const found: { line: number; formula: string }[] = []
  let fence = ""
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ""
    const mark = FENCE.exec(line)?.[1] ?? ""
    if (fence === "" ? mark !== "" : mark.startsWith(fence) && line.trim() === mark) fence = fence === "" ? mark : ""
    const last = fence === "" && mark === "" ? lastLineOf(lines, at) : -1
    if (last < 0) continue
    found.push({
      line: at + 1,
      formula: lines
        .slice(at, last + 1)
        .join(" ")
        .replace(/\s+/g, " ")
        .trim(),
    })
    const before = lines[at - 1] ?? ""
    if (before.trim() !== "" && !ELSE.test(before)) lines[at - 1] = `${before.trimEnd()}\\`
    for (let inside = at; inside <= last; inside++) {
      const goesOn = inside < last || (lines[last + 1] ?? "").trim() !== ""
      lines[inside] = literal((lines[inside] ?? "").trim()) + (goesOn ? "\\" : "")
    }
    at = last
  }
  return { source: lines.join("\n"), found }
}

/** The last line of the formula that begins at this one; -1 where none does, or where it stands on one line among words. */
function lastLineOf(lines: readonly string[], at: number): number {
  const line = lines[at] ?? ""
  const begin = BEGIN.exec(line)
  if (!begin) return -1
  const environment = begin[1]
  const end = environment ? `\\end{${environment}}` : line.trim().startsWith("$$") ? "$$" : "\\]"
  const rest = line.trim().slice(2)
  if (rest.includes(end)) return rest.endsWith(end) ? at : -1
  const length = lines.slice(at + 1, at + MOST_LINES).findIndex((next) => next.trimEnd().endsWith(end))
  return length < 0 ? -1 : at + 1 + length
}

/** With every sign that could be Markdown's escaped. */
const literal = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, "\\$&")
