import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { articleDraft, credit } from "#db/tables/articles"
import { draft } from "#db/tables/contributions"
import { schedulePublication } from "#server/article/schedule"
import { setArticleStatus } from "#server/article/set-status"
import { suggestArticleDraft } from "#server/article/suggest"
import type { Context } from "#server/context"
import { readReview } from "#server/contribution/read-review"
import { submitContribution } from "#server/contribution/submit"
import { draftArticleEdit, editArticle, liveMarkdown, merge } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"

import { idOf, inWorld, PUBLISHING, someone, type World } from "#tests/support/world"

const REASON = "As the trial's report says."
const DECLARATIONS = { roles: ["suggested_edit"], aiUse: "none", aiNote: "", licence: true, interestsConfirmed: true }
const draftOf = async ({ db, articleId }: World) =>
  (await db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId)))[0]
async function suggest(all: World, ctx: Context = all.ed, how: Record<string, unknown> = {}) {
  const saves = (await draftOf(all))?.saves ?? 1
  return suggestArticleDraft(ctx, { articleId: all.articleId, saves, reason: REASON, ...how })
}

test("the draft leaves the desk and is an edit that its author checks and sends", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    const { id } = await suggest(all)
    expect(await draftOf(all)).toBeUndefined()
    expect(await submitContribution(all.ed, { id, saves: 1, declarations: DECLARATIONS })).toEqual({ id, version: 1 })
  }))

test("another editor decides, and the words are the one's who suggested them", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await draftArticleEdit(eve, all.articleId, [["5 mg daily", "5 mg twice daily"]])
    const { id } = await suggest(all, eve)
    await submitContribution(eve, { id, declarations: DECLARATIONS })
    expect(await refusalOf(merge(eve, id))).toMatchObject({ code: "not-allowed" })
    await merge(all.ed, id)
    expect(await liveMarkdown(all, all.articleId)).toContain("5 mg twice daily")
    const credits = await all.db.select().from(credit).where(eq(credit.articleId, all.articleId))
    expect(credits.find(({ personId }) => personId === idOf(eve))).toMatchObject({ wordsStanding: 1, edits: 1 })
  }))

test("only what was changed differs: every other passage keeps its id", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await draftArticleEdit(all.ed, all.articleId, [
      ["120 people", "120 adults"],
      ["Nobody knows yet", "A new paragraph.\n\nNobody knows yet"],
    ])
    const { id } = await suggest(all)
    const [row] = await all.db.select().from(draft).where(eq(draft.contributionId, id))
    expect(row?.content.proposed?.parts.filter((part) => !("keep" in part))).toHaveLength(2)
    await submitContribution(all.ed, { id, declarations: DECLARATIONS })
    const edit = (await readReview(eve, id))?.edit
    expect(edit?.merged.changes.map(({ state }) => state)).toEqual(["applied", "applied"])
  }))

test("an article that moved on meanwhile is brought in when it is decided", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    const { id } = await suggest(all)
    await editArticle(eve, all.articleId, [["5 mg daily", "5 mg twice daily"]])
    await submitContribution(all.ed, { id, declarations: DECLARATIONS })
    await merge(eve, id)
    const text = await liveMarkdown(all, all.articleId)
    expect([text.includes("120 adults"), text.includes("5 mg twice daily")]).toEqual([true, true])
  }))

test("without a disclosure that holds nothing is sent, and nothing is lost", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor", answers: null })
    await draftArticleEdit(eve, all.articleId, [["120 people", "120 adults"]])
    const { id } = await suggest(all, eve)
    expect(await refusalOf(submitContribution(eve, { id, declarations: DECLARATIONS }))).toMatchObject({
      code: "disclosure-needed",
    })
    const [row] = await all.db.select().from(draft).where(eq(draft.contributionId, id))
    expect(JSON.stringify(row?.content.proposed)).toContain("120 adults")
    expect(row?.content.reason).toBe(REASON)
  }))

test.each([
  ["another title", ["Two drugs", "Three drugs"]],
  ["another line under it", ["What a trial", "What one trial"]],
  ["another source", ["Smith J.", "Jones J."]],
] as const)("%s is not what a suggestion carries: it is refused, and the draft stays", (_, replacing) =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [replacing, ["120 people", "120 adults"]])
    const refused = await refusalOf(suggest(all))
    expect(refused.problems.markdown).toContain("A suggestion from here changes the text only")
    expect((await draftOf(all))?.markdown).toContain("120 adults")
  }),
)

test.each([
  ["no reason", async () => ({ reason: " " }), "invalid-input"],
  ["a draft that was saved since", async () => ({ saves: 1 }), "out-of-date"],
  ["an article that is closed", close, "not-possible-now"],
  ["a text that is scheduled", schedule, "not-possible-now"],
] as const)("%s is refused, and the draft stays", (_, given, code) =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect(await refusalOf(suggest(all, all.ed, await given(all)))).toMatchObject({ code })
    expect((await draftOf(all))?.markdown).toContain("120 adults")
  }),
)

async function close({ ed, articleId }: World) {
  await setArticleStatus(ed, { articleId, status: "closed", note: "" })
  return {}
}
async function schedule({ ed, articleId }: World) {
  const publishAt = "2026-12-01T09:00"
  await schedulePublication(ed, { articleId, ...PUBLISHING, saves: 2, seen: "", publishAt })
  return {}
}

test("what says what the article says is no suggestion", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 people"]])
    expect(await refusalOf(suggest(all))).toMatchObject({ message: expect.stringContaining("Nothing has changed") })
  }))

test("only editors do this", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect(await refusalOf(suggest(all, all.ada))).toMatchObject({ code: "not-allowed" })
  }))
