import type { Inline, TableBlock } from "#core/document/schema"
import { plainText } from "#core/text/content"
import { type Candidate, matchTexts } from "#core/text/similarity"
import { tokenise } from "#core/text/tokens"

type Lines = readonly (readonly (readonly Inline[])[])[]

/** Pairs the rows of two tables: `result[i]` is the row of `b` that row i of `a` became, or -1. */
export function matchRows(a: TableBlock, b: TableBlock): Int32Array {
  return matchLines(a.rows, b.rows)
}

/** Pairs the columns of two tables: `result[i]` is the column of `b` that column i of `a` became, or -1. */
export function matchColumns(a: TableBlock, b: TableBlock): Int32Array {
  return matchLines(columnsOf(a), columnsOf(b))
}

/** The cells of each column, from the header down. */
function columnsOf(table: TableBlock): Lines {
  return table.columns.map((_, at) => table.rows.map((row) => row[at] ?? []))
}

/**
 * Lines (rows or columns) are paired by their first cell (a row's label, a column's header) where that is the same and
 * stands once, then by likeness, then by place: between two paired neighbours, equally many lines on both sides correspond.
 */
function matchLines(a: Lines, b: Lines): Int32Array {
  const match = matchByLabel(a, b)
  const aRest = indices(a.length, (i) => match[i] === -1)
  const taken = new Set(match)
  const bRest = indices(b.length, (j) => !taken.has(j))
  const rest = matchTexts(
    aRest.map((i) => candidateOf(a[i] ?? [])),
    bRest.map((j) => candidateOf(b[j] ?? [])),
  )
  aRest.forEach((i, at) => {
    match[i] = bRest[rest[at] ?? -1] ?? -1
  })
  return matchByPlace(match, b.length)
}

function matchByLabel(a: Lines, b: Lines): Int32Array {
  const labels = (lines: Lines) => {
    const seen = new Map<string, number[]>()
    lines.forEach((line, i) => {
      const label = plainText(line[0] ?? [])
      seen.set(label, [...(seen.get(label) ?? []), i])
    })
    return seen
  }
  const ofB = labels(b)
  const match = new Int32Array(a.length).fill(-1)
  for (const [label, at] of labels(a)) {
    const there = ofB.get(label)
    if (label !== "" && at.length === 1 && there?.length === 1) match[at[0] ?? 0] = there[0] ?? -1
  }
  return match
}

function matchByPlace(match: Int32Array, length: number): Int32Array {
  const taken = new Set(match)
  let start = 0
  let before = 0
  for (let i = 0; i <= match.length; i++) {
    const j = i === match.length ? length : (match[i] ?? -1)
    if (j < 0) continue
    const free = indices(length, (at) => at >= before && at < j && !taken.has(at))
    if (free.length === i - start) {
      match.set(free, start)
      for (const at of free) taken.add(at)
    }
    start = i + 1
    before = j + 1
  }
  return match
}

function indices(length: number, keep: (i: number) => boolean): number[] {
  return Array.from({ length }, (_, i) => i).filter(keep)
}

function candidateOf(line: readonly (readonly Inline[])[]): Candidate {
  const tokens = () => line.flatMap((cell) => tokenise(cell))
  return { family: "line", text: line.map(plainText).join("\u0000"), tokens }
}
