import { expect, test } from "vitest"
import { attributeRevision } from "#core/authorship/attribute"
import type { Document } from "#core/document/schema"
import { mergeDocuments } from "#core/text/merge"
import { attributed, credited } from "#tests/support/attributed"
import { doc, p } from "#tests/support/documents"

const said = (text: string): Document => doc(p(text))

/** Ada wrote the base, Liv what is live now, Bob proposes, and Ed settles the one conflict by typing. */
function settled({ base, live, proposed }: { base: string; live: string; proposed: string }, typed: string): string[] {
  const written = attributed(said(base), "ada")
  const before = attributeRevision({ before: written, after: said(live), origin: "liv" }).blocks
  const documents = { base: said(base), ours: said(live), theirs: said(proposed) }
  const [conflict] = mergeDocuments(documents).conflicts
  const content = [{ type: "text" as const, text: typed }]
  const merged = mergeDocuments(documents, { resolutions: { [conflict?.id ?? ""]: { take: "custom", content } } })
  return credited(
    attributeRevision({
      before,
      after: merged.document,
      origin: "bob",
      editorOrigin: "ed",
      pieces: merged.pieces,
    }).blocks,
  )
}

const PEOPLE = {
  base: "The trial enrolled 120 people with one leukaemia.",
  live: "The trial enrolled 125 people with one leukaemia.",
  proposed: "The trial enrolled 130 people with one leukaemia.",
}
const AROUND = ["The/ada trial/ada enrolled/ada", "people/ada with/ada one/ada leukaemia/ada"]

test.each([
  ["126", "126/ed"],
  ["125", "125/liv"],
  ["130", "130/bob"],
  ["125 or 130", "125/liv or/ed 130/bob"],
  ["130 or 125", "130/bob or/ed 125/liv"],
  ["between 125 and 130", "between/ed 125/liv and/ed 130/bob"],
  ["at least 125, then 125", "at/ed least/ed 125/ed then/ed 125/liv"],
])("typed as “%s”, each word is whose it was and the words around stay", (typed, expected) => {
  expect(settled(PEOPLE, typed)).toEqual([`${AROUND[0]} ${expected} ${AROUND[1]}`])
})

test("typed at the end of a passage, the words before stay whose they were", () => {
  const result = settled(
    { base: "Nobody knows yet.", live: "Nobody knows now.", proposed: "Nobody knows today." },
    "now or today",
  )
  expect(result).toEqual(["Nobody/ada knows/ada now/liv or/ed today/bob"])
})
