import type { Dropped } from "#core/document/markdown/reading"
import { closingCallLength, type Piece } from "./closing-call"
import { type Dateline, dateLineAlone, datelineOf } from "./dateline"
import { bylineIn } from "./names"

/** A piece of the text with its line, before it is read as a block. */
export type Part = Piece & { readonly line: number; readonly isHeading?: boolean; readonly isEmphasised?: boolean }

/** What the head of a text says besides title and dek. */
export type Head = {
  readonly authors: readonly string[]
  readonly date: string | null
  readonly place: string | null
  /** The places of pieces that say nothing else and are taken out. */
  readonly taken: readonly number[]
  readonly dropped: readonly Dropped[]
}

const LAST_OF_HEAD = 5

/** The byline, date and place among the first pieces of a text; the first piece is its title, unless that stands elsewhere. */
export function headOf(parts: readonly Part[], from: number): Head {
  const authors: string[] = []
  let dated: Dateline | null = null
  const taken: number[] = []
  const dropped: Dropped[] = []
  const take = (at: number, what: string) => {
    taken.push(at)
    dropped.push({ line: parts[at]?.line ?? 1, what: `${what}: ${parts[at]?.words ?? ""}` })
  }
  for (let at = from; at < Math.min(parts.length, LAST_OF_HEAD); at++) {
    const words = parts[at]?.words ?? ""
    const names = authors.length === 0 ? bylineIn(words) : []
    const line: Dateline | null = dated === null ? dateLineAlone(words) : null
    if (names.length > 0) take(at, "The byline stands with the article, not in its text")
    else if (line) take(at, "The date line was taken out of the text")
    authors.push(...names)
    dated ??= line ?? datelineOf(words)
  }
  return { authors, date: dated?.date ?? null, place: dated?.place ?? null, taken, dropped }
}

/** The places of the pieces that are the source site's closing call, and what is said of each. */
export function endOf(parts: readonly Part[]): Pick<Head, "taken" | "dropped"> {
  const length = closingCallLength(parts)
  const taken = parts.map((_, at) => at).slice(parts.length - length)
  const dropped = taken.flatMap((at) => {
    const { line = 1, words = "", isRule } = parts[at] ?? {}
    return isRule
      ? []
      : [
          {
            line,
            what: `This calls to contribute, share or subscribe at the site it came from, so it was left out: ${words}`,
          },
        ]
  })
  return { taken, dropped }
}
