import { expect, test } from "vitest"
import { attributedText } from "#core/authorship/attributed"
import { countWords } from "#core/document/words"
import { type AuthorshipView, readAuthorship } from "#server/article/read-authorship"
import { editArticle, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { inWorld, minutesLater } from "#tests/support/world"

test("every word of the live text is some writing's, and the marks are exact to the word", () =>
  inWorld(async ({ ada, ed, slug, articleId }) => {
    await merge(ed, await sendEdit(ada, slug, [["120 people", "140 adults"]]))
    await editArticle(minutesLater(ed, 5), articleId, [["Nobody knows yet", "Nobody knows so far"]])
    const found = await readAuthorship(ed, slug)
    if (!found) throw new Error("the article is not there")
    const words = found.writings.map(({ by, seq, kind, contributionId, words }) => [
      by.map(({ name }) => name).join(" and "),
      seq,
      kind,
      contributionId !== null,
      words,
    ])
    expect(words.slice(1)).toEqual([
      ["Ada Expert", 2, "merge", true, 2],
      ["Ed Editor", 3, "edit", false, 2],
    ])
    expect(found.writings.reduce((sum, writing) => sum + writing.words, 0)).toBe(countWords(found.document))
    expect(textsOf(found, 2)).toEqual(["140 adults"])
    expect(textsOf(found, 3)).toEqual(["so far"])
  }))

test("insights beside the text are told with whose they are", () =>
  inWorld(async ({ ada, ed, slug }) => {
    await merge(ed, await sendInsight(ada, slug, { body: "Three words here." }))
    await merge(ed, await sendInsight(ada, slug, { exact: "120 people", body: "And two." }))
    const told = { by: { name: "Ada Expert" }, count: 2, words: 5 }
    expect((await readAuthorship(ed, slug))?.insights).toMatchObject([told])
  }))

test("an article that was never published has no authorship to show", () =>
  inWorld(async ({ ed }) => {
    expect(await readAuthorship(ed, "no-such-article")).toBeNull()
  }))

function textsOf({ document, writings, written }: AuthorshipView, seq: number): string[] {
  const origin = writings.find((writing) => writing.seq === seq)?.origin
  return written
    .filter((run) => run.origin === origin)
    .map(({ blockId, from, to }) => {
      const block = document.blocks.find(({ id }) => id === blockId)
      return block ? attributedText(block).slice(from, to) : ""
    })
}
