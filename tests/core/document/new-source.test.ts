import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isNewSource, NO_SOURCE, readSource, type TypedSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"

const known: Source[] = [
  { id: "1", text: "Smith J. A trial. 2024.", doi: "10.1000/182" },
  { id: "2", text: "Roe R. Another trial.", url: "https://pubmed.ncbi.nlm.nih.gov/12345678/" },
  { id: "3", text: "Agency. Guidance.", url: "https://www.example.org/guidance/" },
  { id: "4", text: "Doe J. A book. 1999." },
]
const read = (typed: Partial<TypedSource>) => readSource({ ...NO_SOURCE, ...typed }, known)

describe("a source that the article has already is recognised", () => {
  test.each([
    ["1", "10.1000/182"],
    ["1", "doi:10.1000/182"],
    ["1", "https://doi.org/10.1000/182"],
    ["1", "http://dx.doi.org/10.1000/182"],
    ["2", "PMID 12345678"],
    ["2", "12345678"],
    ["2", "https://www.ncbi.nlm.nih.gov/pubmed/12345678"],
    ["3", "https://example.org/guidance"],
    ["3", "example.org/guidance"],
    ["3", "https://EXAMPLE.org/guidance/#top"],
  ])("as source %s by %s, whatever else is filled in", (id, address) =>
    expect(read({ address, title: "Other words" })).toMatchObject({ ok: true, isKnown: true, source: { id } }),
  )

  test("by its words, where it has no address", () =>
    expect(read({ authors: "Doe J", title: "A book", year: "1999" })).toMatchObject({
      isKnown: true,
      source: { id: "4" },
    }))
})

test.each<[string, Partial<TypedSource>, Omit<Source, "id">]>([
  [
    "a DOI",
    { address: "https://doi.org/10.1056/NEJMoa1", title: "A trial of it", authors: "Doe J, Roe R", year: "2023" },
    { text: "Doe J, Roe R. A trial of it. 2023.", doi: "10.1056/NEJMoa1" },
  ],
  [
    "a PubMed number",
    { address: "pmid: 987", title: "Why?" },
    { text: "Why?", url: "https://pubmed.ncbi.nlm.nih.gov/987/" },
  ],
  ["a web address", { address: "https://example.org/a", title: "A" }, { text: "A.", url: "https://example.org/a" }],
  ["nothing but its title", { title: "A  rare\nbook" }, { text: "A rare book." }],
])("a new source by %s", (_, typed, expected) => {
  const made = read(typed)
  expect(made).toMatchObject({ ok: true, isKnown: false, source: expected })
  expect(made.ok && isNewSource(made.source)).toBe(true)
})

test.each<[string, Partial<TypedSource>, string]>([
  ["address", { address: "see the library", title: "A" }, "This is no DOI, PubMed number or web address."],
  ["address", { address: "http://example.org", title: "A" }, "Give an address that begins with https://."],
  ["address", { address: "javascript:alert(1)", title: "A" }, "This is no DOI, PubMed number or web address."],
  ["title", { address: "10.1056/new" }, "Say what it is called: readers see it in the list of sources."],
  ["title", { title: "Hid\u200Bden" }, "After “Hid”"],
  ["year", { title: "A", year: "last year" }, "Write the year in four digits, such as 2024."],
])("what is wrong with the %s of %j is said", (field, typed, sentence) => {
  const refused = read(typed)
  expect(refused.ok ? "" : refused.problems[field]).toContain(sentence)
})

test("the same DOI is the same source, however it is written and whoever adds it", () => {
  const one = read({ address: "doi:10.1056/NEJMoa1", title: "One title" })
  const other = read({ address: "https://doi.org/10.1056/nejmOA1", title: "Another title", year: "2020" })
  expect(one.ok && other.ok && one.source.id).toBe(other.ok && other.source.id)
})

test("a source under an id that does not say what it is is none of ours", () => {
  const made = read({ address: "10.1056/NEJMoa1", title: "A" })
  expect(made.ok && isNewSource({ ...made.source, id: "1" })).toBe(false)
  expect(made.ok && isNewSource({ ...made.source, doi: "10.1056/other" })).toBe(false)
})

test("whatever is typed is a source in normal form, or a sentence for a field", () => {
  fc.assert(
    fc.property(
      fc.record({ address: fc.webUrl(), title: fc.string(), authors: fc.string(), year: fc.string() }),
      (typed) => {
        const made = readSource(typed, [])
        if (made.ok) expect(isNewSource(made.source)).toBe(true)
        else expect(Object.values(made.problems).every((sentence) => sentence !== "")).toBe(true)
      },
    ),
  )
})
