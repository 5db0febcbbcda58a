import { inspectCharacters } from "#core/document/hygiene"
import type { Source } from "#core/document/schema"
import { normaliseSource, sourceAddress } from "#core/document/sources"
import type { Problems } from "#core/refusal"
import { fingerprint } from "#core/text/fingerprint"

/** A source as a person fills it in: its DOI, PubMed number or web address, and how it is printed. */
export type TypedSource = {
  readonly address: string
  readonly title: string
  readonly authors: string
  readonly year: string
}
export const NO_SOURCE: TypedSource = { address: "", title: "", authors: "", year: "" }

export type ReadSource =
  | { readonly ok: true; readonly source: Source; readonly isKnown: boolean }
  | { readonly ok: false; readonly problems: Problems }

const NO_SCHEME = /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/|$)/i
const MOST = { title: 1000, authors: 500 } as const

/**
 * Makes a source of what a person filled in, by its form alone. A source that is `known` already, by its DOI, PubMed
 * number or address, is given back as it is, whatever else was filled in. A new one has an id made of what it is, so that
 * two people who add the same one add one source. Problems are named after the fields.
 */
export function readSource(typed: TypedSource, known: readonly Source[]): ReadSource {
  const problems: Record<string, string> = {}
  const given = typed.address.trim()
  const address: Pick<Source, "doi" | "url"> | undefined =
    given === "" ? {} : (sourceAddress(given) ?? sourceAddress(NO_SCHEME.test(given) ? `https://${given}` : ""))
  if (!address) problems.address = "This is no DOI, PubMed number or web address."
  else if (address.url !== undefined && !address.url.startsWith("https:"))
    problems.address = "Give an address that begins with https://."
  const twin = address && given !== "" && !problems.address ? sameSource({ text: "", ...address }, known) : undefined
  if (twin) return { ok: true, source: twin, isKnown: true }
  const [title, authors, year] = [oneLine(typed.title), oneLine(typed.authors), typed.year.trim()]
  for (const name of ["title", "authors"] as const) {
    const problem = problemIn(typed[name], MOST[name])
    if (problem) problems[name] = problem
  }
  if (title === "") problems.title = "Say what it is called: readers see it in the list of sources."
  if (year !== "" && !/^(1[5-9]|20)\d\d$/.test(year)) problems.year = "Write the year in four digits, such as 2024."
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const text = [authors, title, year].filter((part) => part !== "").map(withStop)
  const source = named(normaliseSource({ id: "new", text: text.join(" "), ...address }))
  const found = sameSource(source, known)
  return { ok: true, source: found ?? source, isKnown: found !== undefined }
}

const oneLine = (text: string): string => inspectCharacters(text).text.replace(/\s+/g, " ").trim()

function problemIn(text: string, most: number): string | undefined {
  const [refused] = inspectCharacters(text).refused
  return refused?.sentence ?? (oneLine(text).length > most ? `Please keep this to ${most} characters.` : undefined)
}

const withStop = (part: string): string => (/[.!?…]$/.test(part) ? part : `${part}.`)

const named = (source: Source): Source => ({ ...source, id: newSourceId(source) })

/** Any source as `readSource` would have made it: to be brought by a draft. */
export const asNewSource = (source: Source): Source => named({ ...normaliseSource(source), id: source.id })

/** The id of a source that a person added: the same for the same source, whoever adds it. */
export const newSourceId = (source: Omit<Source, "id">): string => `s-${fingerprint(keysOf(source)[0] ?? "")}`

/** Whether a source is one that `readSource` could have made: in normal form, under the id that says what it is. */
export function isNewSource(source: Source): boolean {
  const { text, url, doi } = normaliseSource(source)
  return source.id === newSourceId(source) && text === source.text && url === source.url && doi === source.doi
}

type Named = Omit<Source, "id">

/** The one of the sources that is the same thing: by its DOI, PubMed number or address; by its words where neither has any. */
export function sameSource(source: Named, among: readonly Source[]): Source | undefined {
  const keys = new Set(keysOf(source))
  return among.find((one) => keysOf(one).some((key) => keys.has(key)))
}

function keysOf({ text, url, doi }: Named): string[] {
  const keys = [doi && `doi ${doi.toLowerCase()}`, url && addressKey(url)].filter((key) => key !== undefined)
  return keys.length > 0
    ? keys.filter((key) => key !== "")
    : [
        `text ${text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim()}`,
      ]
}

function addressKey(url: string): string {
  const pmid = /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,8})\b/i.exec(
    url,
  )
  if (pmid) return `pmid ${Number(pmid[1])}`
  const address = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(\?[^#]*)?/i.exec(url)
  return address
    ? `url ${address[1]?.toLowerCase()}${address[2]?.replace(/\/+$/, "")}${address[3] ?? ""}`
    : `url ${url}`
}
