import { DAY, dayIn } from "./dates"

/** When and where a text says it was written. */
export type Dateline = { readonly date: string | null; readonly place: string | null }

const DASH = "(?:\\s*[–—]\\s*|\\s+--?\\s+)"
const AGENCY = "\\s*(?:\\([^()]{1,30}\\)|/[^/]{1,30}/)"
const TOWN = "\\p{Lu}[\\p{L} .'’-]{1,40}(?:,\\s*\\p{Lu}[\\p{L}. ]{1,25}){0,2}?"
const LOUD_TOWN = "\\p{Lu}[\\p{Lu} .'’-]{2,40}(?:,\\s*\\p{Lu}[\\p{L}. ]{1,20})?"
const DATED = new RegExp(`^(${TOWN})(?:,\\s*|${DASH})(${DAY})(?:${AGENCY})?${DASH}(?=\\S)`, "u")
const UNDATED = new RegExp(`^(${LOUD_TOWN})${AGENCY}${DASH}(?=\\S)`, "u")
const ALONE = new RegExp(
  `^(?:(?:published|posted|updated|date)(?:\\s+on)?:?\\s+)?(?:(${TOWN})(?:,\\s*|${DASH}))?(${DAY})\\.?$`,
  "iu",
)

/** The place and day that a paragraph opens with, as in "ORLANDO, FL – December 07, 2025 – In the …"; null without. */
export function datelineOf(paragraph: string): Dateline | null {
  const dated = DATED.exec(paragraph)
  if (dated?.[1] && dated[2]) return { place: dated[1].trim(), date: dayIn(dated[2]) }
  const place = UNDATED.exec(paragraph)?.[1]
  return place === undefined ? null : { place: place.trim(), date: null }
}

/** The day, and the place where it is named, of a line that says nothing else. */
export function dateLineAlone(line: string): Dateline | null {
  const found = ALONE.exec(line.trim())
  const date = dayIn(found?.[2] ?? "")
  return date === null ? null : { date, place: found?.[1]?.trim() ?? null }
}
