import { counted, namesInWords } from "#core/metadata/in-words"
import { type Letter, layOut, linkTo, oneLine, quoted, type Sender } from "./letter"

/** How long somebody is left in peace after a letter about what arrives; what comes meanwhile is told in one. */
export const QUARTER_MS = 15 * 60_000

/**
 * What of a letter is told when it comes with others: who gets it, what happened, whose words came along, and where it is
 * read and answered.
 */
export type Brief = {
  readonly to: string | null
  readonly sort: ArrivalSort
  /** What happened, as a whole sentence. */
  readonly line: string
  /** What was written along; "" for nothing. */
  readonly quote: string
  /** The page to go to, beginning with "/". */
  readonly path: string
}

export type ArrivalSort = keyof typeof NOUNS
const NOUNS = {
  contribution: ["contribution", "contributions"],
  version: ["new version", "new versions"],
  message: ["message", "messages"],
  answer: ["answer to amended words", "answers to amended words"],
  receipt: ["receipt", "receipts"],
} as const

/** Longer lists and texts are read on the pages; a letter only says that there is something. */
const MOST_PLACES = 40
const MOST_QUOTES = 3
const MOST_CHARACTERS = 600

/**
 * Several letters as one: what came in, by the page where it is read, with the newest words of each. `briefs` come oldest
 * first and go to one person; `all` is the page that lists everything, where there is one.
 */
export function bundledLetter(sender: Sender, briefs: readonly Brief[], all?: string): Letter {
  const places = [...groupedBy(briefs, ({ path }) => path)]
  const more = places.length - MOST_PLACES
  return layOut(sender, {
    to: briefs.at(-1)?.to ?? null,
    subject: `Since the last letter: ${sortsInWords(briefs)}`,
    paragraphs: [
      "This has come in since the last letter. Some of it may have been decided meanwhile.",
      ...places.slice(0, MOST_PLACES).map(([path, some]) => place(sender, path, some)),
      more > 0 ? `And there is more on ${counted(more, "other page")}.` : null,
      all ? `Everything that waits:\n${linkTo(sender, all)}` : null,
      "You get at most one such letter in a quarter of an hour.",
    ],
  })
}

function sortsInWords(briefs: readonly Brief[]): string {
  const sorts = Object.entries(NOUNS).flatMap(([sort, [one, many]]) => {
    const count = briefs.filter((brief) => brief.sort === sort).length
    return count > 0 ? [counted(count, one, many)] : []
  })
  return namesInWords(sorts)
}

function groupedBy(briefs: readonly Brief[], key: (brief: Brief) => string): Map<string, Brief[]> {
  const groups = new Map<string, Brief[]>()
  for (const brief of briefs) groups.set(key(brief), [...(groups.get(key(brief)) ?? []), brief])
  return groups
}

function place(sender: Sender, path: string, briefs: readonly Brief[]): string {
  const lines = [...groupedBy(briefs, ({ line }) => oneLine(line))].map(([line, some]) => lineWithQuotes(line, some))
  return [...lines, linkTo(sender, path)].join("\n")
}

function lineWithQuotes(line: string, briefs: readonly Brief[]): string {
  const quotes = briefs.flatMap(({ quote }) => (quote.trim() === "" ? [] : [quoted(cut(quote.trim()))]))
  const earlier = quotes.length - MOST_QUOTES
  const first = briefs.length > 1 ? `${line} (${briefs.length} times)` : line
  return [
    first,
    ...(earlier > 0 ? [`(${counted(earlier, "earlier one")} on the page.)`] : []),
    ...quotes.slice(-MOST_QUOTES).flatMap((quote, index) => (index > 0 ? [">", quote] : [quote])),
  ].join("\n")
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length <= MOST_CHARACTERS ? text : `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`
}
