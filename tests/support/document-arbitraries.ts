import fc from "fast-check"
import { normaliseBlocks } from "#core/document/block-form"
import { MARK_ORDER } from "#core/document/mark-order"
import type { Block, Document, Inline, Mark, Source } from "#core/document/schema"
import { normaliseSource } from "#core/document/sources"
import { divider } from "#tests/support/documents"

/*
 * Arbitrary documents for property tests. Their texts are made of what breaks parsers: Markdown's own signs in every
 * position, accents, emoji, no-break spaces, right-to-left letters, half-open tags and links.
 */
const WORDS = [
  "dose",
  "a",
  "I",
  "β",
  "é",
  "Größe",
  "東京",
  "שלום",
  "الكتاب",
  "2.5",
  "10",
  "mg/kg",
  "p",
  "𝛼",
  "👩\u200D⚕\uFE0F",
  "q\u0323\u0307",
]
const SPACES = [" ", " ", " ", "  ", "\u00A0", "\u2009", "\t", "\n", " \n"]
const SIGNS = [
  "*",
  "**",
  "_",
  "__",
  "~~",
  "~",
  "`",
  "``",
  "[",
  "]",
  "(",
  ")",
  "![",
  "](",
  "<",
  ">",
  "</",
  "&",
  "&amp;",
  "\\",
  "|",
  "#",
  "##",
  "-",
  "+",
  "=",
  "---",
  "===",
  "1.",
  "1)",
  ":",
  "!",
  '"',
  "'",
  ".",
  ",",
  "$",
  "^",
  "[^s1]",
  "[^",
  "{",
  "}",
  "/",
  "%20",
  "\u0301",
  "\u0338",
]
const PHRASES = [
  "<sub>",
  "</sub>",
  "<b>",
  "<div>",
  "<!--",
  "-->",
  "<br>",
  "Table: ",
  "Credit: ",
  "https://x.org/a_b",
  "<https://x.org>",
  "[a](b)",
  "![a](/b)",
  "[^s1]: x",
  "10.1000/ab",
  "| a | b |",
  "- a",
  "* a",
  "> a",
  "    a",
  "```",
  "~~~",
  "&#x41;",
  "$x$",
  "---|---",
  "https://doi.org/10.1000/cd",
  "a@b.org",
]

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 5, arbitrary: fc.constantFrom(...SPACES) },
  { weight: 4, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 1, arbitrary: fc.constantFrom(...PHRASES) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
)

/** Text of one or more pieces; may have white space of every kind anywhere. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(piece, { minLength: 1, maxLength: 10 })
  .map((pieces) => pieces.join(""))
  .filter((text) => text !== "")

const HREFS = [
  "https://example.org/",
  "https://example.org/a_(b)?c=1|2&d=*e*#f",
  "http://x.org/%20",
  "mailto:ada@example.org",
  "https://bücher.example/ü",
  "doi:10.1000/182",
]

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom(...MARK_ORDER.filter((type) => type !== "link")).map((type) => ({ type })),
  fc.constantFrom(...HREFS).map((href) => ({ type: "link" as const, href })),
)
const marks: fc.Arbitrary<Mark[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Mark[]>([]) },
  { weight: 3, arbitrary: fc.uniqueArray(mark, { minLength: 1, maxLength: 3, selector: ({ type }) => type }) },
)

const SOURCE_IDS = ["s1", "S-2", "a_b_c", "4", "smith2020"]

/** Inline content as a person's editor might send it: not in normal form, citing "s1", "S-2", "a_b_c", "4", "smith2020". */
export const arbitraryInlines: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .record({ text: arbitraryText, marks })
        .map(({ text, marks }): Inline => (marks.length ? { type: "text", text, marks } : { type: "text", text })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...SOURCE_IDS).map((refId): Inline => ({ type: "citation", refId })) },
    { weight: 1, arbitrary: fc.constant<Inline>({ type: "break" }) },
  ),
  { maxLength: 6 },
)

const content = arbitraryInlines
const id = fc.stringMatching(/^[a-z0-9]{8}$/)

const arbitraryTable: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc.record({
    id,
    type: fc.constant("table" as const),
    columns: fc.array(fc.constantFrom(null, "left" as const, "center" as const, "right" as const), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(
      fc.array(
        fc
          .array(
            content.map((inlines) => inlines.slice(0, 2)),
            { maxLength: 1 },
          )
          .map((cells) => cells.flat()),
        { minLength: width, maxLength: width },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    content,
  }),
)

const optional = <T>(key: string, arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }))

/** A block as a person's editor might send it: within the schema, not in normal form. */
export const arbitraryBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ id, type: fc.constant("paragraph" as const), content }) },
  {
    weight: 2,
    arbitrary: fc.record({
      id,
      type: fc.constant("heading" as const),
      level: fc.constantFrom(2 as const, 3 as const, 4 as const),
      content,
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({
        id,
        type: fc.constant("list_item" as const),
        list: fc.constantFrom("bullet" as const, "ordered" as const),
        indent: fc.integer({ min: 0, max: 3 }),
        content,
        start: optional("start", fc.oneof(fc.constantFrom(0, 1, 2, 9, 99, 999_999_999), fc.nat(1000))),
      })
      .map(({ start, ...item }) => ({ ...item, ...start })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ id, type: fc.constant("quote" as const), content, pull: optional("pull", fc.boolean()) })
      .map(({ pull, ...quote }) => ({ ...quote, ...pull })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        id,
        type: fc.constant("code" as const),
        language: optional("language", fc.constantFrom("ts", "c++", "objective-c")),
        content: fc.array(
          arbitraryText.map((text) => ({ type: "text" as const, text })),
          { maxLength: 1 },
        ),
      })
      .map(({ language, ...code }) => ({ ...code, ...language })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        id,
        type: fc.constant("figure" as const),
        src: fc.constantFrom("/cells.png", "https://example.org/a (b).jpg", "/a_b*c|d.png"),
        alt: fc.oneof(fc.constant(""), arbitraryText),
        credit: optional("credit", arbitraryText),
        content,
      })
      .map(({ credit, ...figure }) => ({ ...figure, ...credit })),
  },
  { weight: 2, arbitrary: arbitraryTable },
  { weight: 1, arbitrary: id.map((dividerId) => divider({ id: dividerId })) },
)

/** A document as a person's editor might send it: within the schema, ids unique, not in normal form. */
export const arbitraryDocument: fc.Arbitrary<Document> = fc
  .uniqueArray(arbitraryBlock, { maxLength: 8, selector: (block) => block.id })
  .map((blocks) => ({ blocks }))

/** A document in normal form, as it is stored. */
export const arbitraryNormalDocument: fc.Arbitrary<Document> = arbitraryDocument.map((document) =>
  normaliseBlocks(document, () => {}),
)

/** The sources that arbitrary documents cite, in normal form. */
export const arbitrarySources: fc.Arbitrary<Source[]> = fc
  .tuple(...SOURCE_IDS.map((sourceId) => arbitrarySource(sourceId)))
  .map((sources) => sources.filter((source) => source.text !== ""))
  .filter((sources) => sources.length === SOURCE_IDS.length)

function arbitrarySource(sourceId: string): fc.Arbitrary<Source> {
  const url = optional(
    "url",
    fc.constantFrom("https://example.org/a?b=c&d", "http://x.org/<a>", "https://doi.org/10.1000/zz", "ftp://x.org"),
  )
  const doi = optional(
    "doi",
    fc.constantFrom(
      "10.1000/182",
      "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID>3.0.CO;2-2",
      "10.1/no",
    ),
  )
  return fc
    .record({ text: arbitraryText, url, doi })
    .map(({ text, url, doi }) => normaliseSource({ id: sourceId, text, ...url, ...doi }))
}
