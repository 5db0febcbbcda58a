import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { credit, revision } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { readArticle } from "#server/article/read"
import { setArticleStatus } from "#server/article/set-status"
import type { Context } from "#server/context"
import { mergeContribution } from "#server/contribution/merge"
import { readReview } from "#server/contribution/read-review"
import { answerOnce } from "#server/form/answer-once"
import { editArticle, liveMarkdown, MERGING, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { CORRECTION, idOf, inWorld, liveSeq, someone, type World } from "#tests/support/world"

const wordsOf = async ({ db, articleId }: World, who: Context) => {
  const rows = await db.select().from(credit).where(eq(credit.articleId, articleId))
  return rows.find((row) => row.personId === idOf(who))?.wordsStanding ?? 0
}

/** Ada's edit and Ed's own change the same words; gives her edit and the id of the conflict. */
async function conflicting(all: World): Promise<{ id: string; place: string }> {
  const id = await sendEdit(all.ada, all.slug, [
    ["5 mg daily", "5 mg twice daily"],
    ["120 people", "130 people"],
  ])
  await editArticle(all.ed, all.articleId, [["120 people", "125 people"]])
  const review = await readReview(all.ed, id)
  return { id, place: review?.edit?.merged.conflicts[0]?.id ?? "" }
}

test("words that both changed are not merged until somebody chooses", () =>
  inWorld(async (all) => {
    const { id, place } = await conflicting(all)
    expect(await refusalOf(merge(all.ed, id))).toMatchObject({
      code: "conflict-unresolved",
      problems: { [`resolutions.${place}`]: "Choose which words to keep here." },
    })
    expect(await liveSeq(all, all.articleId)).toBe(2)
  }))

test.each([
  ["ours", "", "enrolled 125 people", 1],
  ["theirs", "", "enrolled 130 people", 2],
  ["both", "", "enrolled 125 130 people", 2],
  ["custom", "between 125 and 130", "enrolled between 125 and 130 people", 2],
] as const)("settled by %s %j the article says “%s”, with %i words of the expert's", (take, text, says, words) =>
  inWorld(async (all) => {
    const { id, place } = await conflicting(all)
    await merge(all.ed, id, { resolutions: { [place]: { take, text } } })
    expect(await liveMarkdown(all, all.articleId)).toContain(says)
    expect(await wordsOf(all, all.ada)).toBe(words)
  }),
)

test("what does not conflict is merged with what was settled", () =>
  inWorld(async (all) => {
    const { id, place } = await conflicting(all)
    await merge(all.ed, id, { resolutions: { [place]: { take: "ours", text: "" } } })
    expect(await liveMarkdown(all, all.articleId)).toContain("5 mg twice daily")
  }))

test("typed words that cannot stand are refused beside their field, and nothing is published", () =>
  inWorld(async (all) => {
    const { id, place } = await conflicting(all)
    const call = merge(all.ed, id, { resolutions: { [place]: { take: "custom", text: "126\u200B" } } })
    const refusal = await refusalOf(call)
    expect(refusal.problems[`resolutions.${place}`]).toContain("U+200B")
    expect(await liveSeq(all, all.articleId)).toBe(2)
  }))

test("every word stands to somebody's credit after words were settled by typing", () =>
  inWorld(async (all) => {
    const { id, place } = await conflicting(all)
    await merge(all.ed, id, { resolutions: { [place]: { take: "custom", text: "some 130 grown" } } })
    const rows = await all.db.select().from(credit).where(eq(credit.articleId, all.articleId))
    const read = await readArticle(all, all.slug)
    expect(rows.reduce((sum, row) => sum + row.wordsStanding, 0)).toBe(read?.words)
  }))

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const

/** Three people change different words; merged in this order, what the article says and who has how many words. */
async function mergedInOrder(all: World, order: readonly number[]) {
  const people = [all.ada, await someone(all.db, { name: "Bo" }), await someone(all.db, { name: "Cy" })]
  const changes = [
    [["5 mg daily", "5 mg twice daily"]],
    [["120 people", "some 120 people"]],
    [["how long that lasts", "how long that will last"]],
  ] as const
  const ids: string[] = []
  for (const [at, who] of people.entries()) ids.push(await sendEdit(who, all.slug, changes[at] ?? []))
  for (const at of order) await merge(all.ed, ids[at] ?? "")
  const words: number[] = []
  for (const who of people) words.push(await wordsOf(all, who))
  return { text: await liveMarkdown(all, all.articleId), words, ed: await wordsOf(all, all.ed) }
}

test("three edits of different words merge in every order to the same text and the same credits", async () => {
  const outcomes = new Set<string>()
  for (const order of ORDERS) {
    await inWorld(async (all) => {
      outcomes.add(JSON.stringify(await mergedInOrder(all, order)))
    })
  }
  expect([...outcomes]).toHaveLength(1)
  const [only = "{}"] = outcomes
  expect(JSON.parse(only)).toMatchObject({ words: [1, 1, 2] })
})

test("deciding one contribution leaves the others as they were", () =>
  inWorld(async (all) => {
    const one = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const bo = await someone(all.db)
    const same = await sendEdit(bo, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const other = await sendEdit(bo, all.slug, [["5 mg daily", "10 mg daily"]])
    await merge(all.ed, one)
    const rows = await all.db.select().from(contribution)
    expect(rows.filter(({ id }) => id === same || id === other).map(({ state }) => state)).toEqual([
      "submitted",
      "submitted",
    ])
  }))

test("an edit that says what the article says already is merged and credited, and changes no word", () =>
  inWorld(async (all) => {
    const bo = await someone(all.db)
    const same = await sendEdit(bo, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    const before = await liveMarkdown(all, all.articleId)
    await merge(all.ed, same)
    expect(await liveMarkdown(all, all.articleId)).toBe(before)
    expect([await wordsOf(all, all.ada), await wordsOf(all, bo)]).toEqual([1, 0])
    const read = await readArticle(all, all.slug)
    expect(read?.credits.find(({ byline }) => byline.personId === idOf(bo))).toMatchObject({
      edits: 0,
      cosigned: 1,
    })
  }))

test("sent again with the same key, a merge gives the first answer and makes no second revision", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const input = { ...(await seen(all.ed, id)), ...MERGING }
    const send = () =>
      answerOnce(all.ed, { key: "k1", path: `/desk/${id}/merge`, input }, (tx) => mergeContribution(tx, input))
    expect(await send()).toEqual({ id, slug: all.slug, seq: 2 })
    expect(await send()).toEqual({ id, slug: all.slug, seq: 2 })
    expect(await all.db.select().from(revision).where(eq(revision.articleId, all.articleId))).toHaveLength(2)
  }))

test("two editors one after the other: the second is shown that it is done", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const looked = await seen(eve, id)
    await merge(all.ed, id)
    expect(await refusalOf(mergeContribution(eve, { ...looked, ...MERGING }))).toMatchObject({ code: "out-of-date" })
    expect(await liveSeq(all, all.articleId)).toBe(2)
  }))

test("nothing is merged into a withdrawn article", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "withdrawn", note: "The trial was made up." })
    expect(await refusalOf(merge(all.ed, id))).toMatchObject({ code: "not-possible-now" })
  }))

test("what was sent before an article was closed can still be merged", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "closed", note: "" })
    expect(await merge(all.ed, id)).toMatchObject({ seq: 2 })
  }))

test.each([
  ["stays at its words when others change", "120 people", "120 adults", "anchored"],
  ["is said to be about changed words", "most of them had no sign", "some of them had a sign", "changed"],
  [
    "is kept with its words when they are gone",
    "After a year, most of them had no sign of disease.",
    "We do not know.",
    "orphaned",
  ],
])("an insight %s", (_, from, to, state) =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug, { exact: "most of them had no sign of disease" })
    await editArticle(all.ed, all.articleId, [[from, to]])
    await merge(all.ed, id)
    const read = await readArticle(all, all.slug)
    expect(read?.insights).toMatchObject([{ contributionId: id, place: { state } }])
  }),
)

test("an insight about the whole article has no place", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendInsight(all.ada, all.slug))
    const read = await readArticle(all, all.slug)
    expect(read?.insights).toMatchObject([{ place: null, passage: null }])
  }))

test("an insight takes no word of the article to anybody's credit", () =>
  inWorld(async (all) => {
    const before = await wordsOf(all, all.ed)
    await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
    expect([await wordsOf(all, all.ada), await wordsOf(all, all.ed)]).toEqual([0, before])
  }))

test("the editor who merges is credited with editing, not with writing", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await merge(eve, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    const read = await readArticle(all, all.slug)
    expect(read?.credits.find(({ byline }) => byline.personId === idOf(eve))).toMatchObject({
      roles: ["editing"],
      wordsStanding: 0,
    })
  }))

test.each([
  [{ note: "" }, "note"],
  [{ note: "ab" }, "note"],
  [{ significance: "huge" }, "significance"],
  [{ noticeType: "typo" }, "noticeType"],
])("a merge with %j is refused beside the field", (wrong, field) =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    expect(Object.keys((await refusalOf(merge(all.ed, id, wrong))).problems)).toEqual([field])
  }),
)

test("a notice stands with the revision it was given", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await merge(all.ed, id, { ...CORRECTION, note: "The dose was wrong." })
    const read = await readArticle(all, all.slug)
    expect(read?.notices).toMatchObject([{ type: "correction", note: "The dose was wrong.", seq: 2 }])
  }))
