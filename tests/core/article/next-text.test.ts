import { expect, test } from "vitest"
import { readManuscript } from "#core/article/manuscript"
import { type ArticleText, nextText } from "#core/article/next-text"
import { blockText } from "#core/document/plain-text"
import { idsInOrder } from "#tests/support/documents"

const newId = idsInOrder("new")
const FIRST = `# Title

*Dek.*

One sentence here.[^a]

Another one there.

[^a]: The first source.
`

/** A revision that says what the manuscript says; `like` gives its blocks the ids they had. */
function revision(seq: number, text: string, like?: ArticleText): ArticleText {
  const base = like && { blocks: like.blocks.map(({ block }) => block) }
  const read = readManuscript({ text, form: "markdown", ...(base && { base }), newId: idsInOrder(`r${seq}-`) })
  if (!read.ok) throw new Error(read.problem)
  return { ...read, seq, blocks: read.document.blocks.map((block) => ({ block })) }
}
const published = revision(1, FIRST)
const next = (
  markdown: string,
  { base = published, live = published }: { base?: ArticleText | null; live?: ArticleText | null } = {},
) => nextText({ markdown, base, live, resolutions: {}, newId })
const said = (result: ReturnType<typeof nextText>) =>
  result.ok ? result.document.blocks.map(blockText) : result.problem

test("a first draft is what it says", () => {
  const result = next(FIRST, { base: null, live: null })
  expect(result).toMatchObject({ ok: true, title: "Title", dek: "Dek.", merged: null, isSame: false })
})

test("a draft that says what readers see is the same", () => {
  expect(next(FIRST)).toMatchObject({ isSame: true })
})

test.each([
  ["a word", FIRST.replace("here", "now")],
  ["the title", FIRST.replace("Title", "Other")],
  ["the dek", FIRST.replace("Dek.", "Other.")],
  ["a source", FIRST.replace("first source", "same source")],
])("changing %s is a change", (_, markdown) => {
  expect(next(markdown)).toMatchObject({ isSame: false })
})

test("blocks keep their ids, so that who wrote them is known", () => {
  const result = next(FIRST.replace("here", "now"))
  expect(result.ok && result.document.blocks.map(({ id }) => id)).toEqual(published.blocks.map(({ block }) => block.id))
})

test("a draft that was begun earlier is merged with the article as it is now", () => {
  const live = revision(2, FIRST.replace("there", "everywhere"), published)
  expect(said(next(FIRST.replace("sentence", "line"), { live }))).toEqual([
    "One line here.\uFFFC",
    "Another one everywhere.",
  ])
})

test("what both changed is left to an editor, and the article's words stand meanwhile", () => {
  const live = revision(2, FIRST.replace("there", "everywhere"), published)
  const result = next(FIRST.replace("there", "nowhere"), { live })
  expect(result.ok && result.merged?.unresolved).toHaveLength(1)
  expect(said(result)).toContain("Another one everywhere.")
  expect(result, "there is something to choose").toMatchObject({ isSame: false })
})

test("of a title and dek that only one side changed, the change stands", () => {
  const live = revision(2, FIRST.replace("Title", "New title"), published)
  expect(next(FIRST.replace("Dek.", "New dek."), { live })).toMatchObject({ title: "New title", dek: "New dek." })
})

test("sources that both sides added are both there", () => {
  const add = (id: string, word: string) =>
    FIRST.replace(word, `${word}[^${id}]`).replace("[^a]: ", `[^${id}]: Source ${id}.\n[^a]: `)
  const live = revision(2, add("x", "Another"), published)
  const result = next(add("y", "One"), { live })
  expect(result.ok && result.sources.map(({ id }) => id).sort()).toEqual(["a", "x", "y"])
})

test("a source that the draft takes out stays while the article still cites it", () => {
  const live = revision(2, FIRST.replace("there", "there[^a]"), published)
  const without = FIRST.replace("[^a]\n", "\n").replace(/\[\^a\]: .*\n/, "")
  const result = next(without, { live })
  expect(result.ok && result.sources.map(({ id }) => id)).toEqual(["a"])
})

test("what cannot be represented is reported by line", () => {
  expect(next(`${FIRST}\n<video>\n`)).toMatchObject({ ok: true, dropped: [{ line: 11 }] })
})

test("a draft without a title is no next text", () => {
  expect(next("No heading.")).toMatchObject({ ok: false, problem: expect.stringContaining("title") })
})
