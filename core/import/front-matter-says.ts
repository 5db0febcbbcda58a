import type { Dropped } from "#core/document/markdown/reading"
import { dayIn } from "./dates"
import type { Entry } from "./front-matter"
import { namesIn } from "./names"

/** What a front matter says of its article; undefined where it says nothing. */
export type Said = {
  readonly title?: string
  readonly dek?: string
  readonly date?: string
  readonly topic?: string
  readonly authors: readonly string[]
  /** What it says beyond that, by line. */
  readonly dropped: readonly Dropped[]
}

/** The keys that mean one thing, the surest first. */
const KEYS = {
  title: ["title", "headline"],
  dek: ["dek", "standfirst", "subtitle", "description", "summary", "excerpt", "lead"],
  date: ["date", "published", "publishdate", "pubdate", "published_at", "date-published"],
  topic: ["topic", "category", "section", "categories", "topics", "tags", "keywords"],
  authors: ["authors", "author", "byline", "by", "creator"],
} as const

/** Title, line under it, day, authors and topic out of a front matter; every key and every part left over is reported. */
export function whatIsSaid(entries: readonly Entry[]): Said {
  const dropped: Dropped[] = []
  const leave = (entry: Entry, why: string) =>
    dropped.push({ line: entry.line, what: `${why}: ${inWords(entry.value)}` })
  const found = (kind: keyof typeof KEYS) => inOrder(entries, KEYS[kind])
  const one = (kind: "title" | "dek", what: string): string | undefined => {
    const [first, ...others] = found(kind).filter(({ value }) => inWords(value) !== "")
    for (const other of others.filter(({ value }) => inWords(value) !== inWords(first?.value))) {
      leave(other, `An article has one ${what}, so “${other.key}” of the front matter was left out`)
    }
    return first && inWords(first.value)
  }
  const title = one("title", "title")
  const dek = one("dek", "line under its title")
  const date = dateOf(found("date"), leave)
  const topic = topicOf(found("topic"), leave)
  const authors = authorsOf(found("authors"), leave)
  const known = new Set<string>(Object.values(KEYS).flat())
  for (const entry of entries.filter(({ key, value }) => !known.has(key.toLowerCase()) && inWords(value) !== "")) {
    leave(entry, `“${entry.key}” of the front matter has no place in an article, so it was left out`)
  }
  return {
    ...(title && { title }),
    ...(dek && { dek }),
    ...(date && { date }),
    ...(topic && { topic }),
    authors,
    dropped,
  }
}

type Leave = (entry: Entry, why: string) => void

const inOrder = (entries: readonly Entry[], keys: readonly string[]): Entry[] =>
  keys.flatMap((name) => entries.filter(({ key }) => key.toLowerCase() === name))

function dateOf(entries: readonly Entry[], leave: Leave): string | undefined {
  const read = entries.map((entry) => ({ entry, day: dayIn(inWords(entry.value)) }))
  const [first] = read.filter(({ day }) => day !== null)
  for (const { entry, day } of read) {
    if (day === null && inWords(entry.value) !== "")
      leave(entry, `“${entry.key}” of the front matter is no day that exists`)
    else if (day !== first?.day)
      leave(entry, `An article has one date, so “${entry.key}” of the front matter was left out`)
  }
  return first?.day ?? undefined
}

function topicOf(entries: readonly Entry[], leave: Leave): string | undefined {
  const named = entries.flatMap((entry) => listOf(entry.value).map((topic) => ({ entry, topic: inWords(topic) })))
  const [first, ...others] = named.filter(({ topic }) => topic !== "")
  for (const entry of new Set(others.map((other) => other.entry))) {
    const topics = others
      .filter((other) => other.entry === entry && other.topic !== first?.topic)
      .map(({ topic }) => topic)
    if (topics.length > 0) leave({ ...entry, value: topics }, "An article has one topic, so these were left out")
  }
  return first?.topic.slice(0, 80)
}

function authorsOf(entries: readonly Entry[], leave: Leave): string[] {
  const names = entries.flatMap((entry) => {
    const people = Array.isArray(entry.value) ? entry.value : [entry.value]
    return people.flatMap((person) => nameOf(person, entry, leave))
  })
  return [...new Set(names)]
}

/** A text may name several; a table names one, and what else it says of that person is reported. */
function nameOf(person: unknown, entry: Entry, leave: Leave): string[] {
  if (typeof person === "string") return namesIn(person.replace(/^by\s+/i, ""))
  if (!isTable(person)) return []
  const { name, ...others } = person
  const parts = isTable(name) ? name : person
  const whole =
    typeof name === "string" ? name : (parts.literal ?? [given(parts), family(parts)].filter((part) => part).join(" "))
  const used = new Set(["name", "literal", "given", "family", "first", "last", "firstname", "lastname"])
  for (const [key, value] of Object.entries(others)) {
    if (!used.has(key.toLowerCase())) leave({ ...entry, value }, `“${key}” of an author was left out`)
  }
  const said = inWords(whole)
  if (said === "") leave({ ...entry, value: person }, "An author without a name was left out")
  return said === "" ? [] : [said]
}

const given = (parts: Table): unknown => parts.given ?? parts.first ?? parts.firstname
const family = (parts: Table): unknown => parts.family ?? parts.last ?? parts.lastname

type Table = Readonly<Record<string, unknown>>
const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value)

/** The parts of a list, also of one that is written as a text with commas. */
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : typeof value === "string" ? value.split(/\s*[,;]\s*/) : isTable(value) ? [value] : []

/** A value on one line, as it is quoted. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(", ")
  if (isTable(value))
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${inWords(inner)}`)
      .join(", ")
  const said = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : ""
  return said === "~" || said === "null" ? "" : said
}
