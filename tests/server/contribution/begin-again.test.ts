import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { contribution, draft } from "#db/tables/contributions"
import { setArticleStatus } from "#server/article/set-status"
import { beginAgain } from "#server/contribution/begin-again"
import { declineContribution } from "#server/contribution/decline"
import { readContribution } from "#server/contribution/read"
import { readWriting } from "#server/contribution/read-writing"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import { withdrawContribution } from "#server/contribution/withdraw"
import { merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, minutesLater, someone, type World } from "#tests/support/world"

const contentOf = async ({ db }: World, id: string) =>
  (await db.select().from(draft).where(eq(draft.contributionId, id)))[0]

async function declined(all: World, id: string): Promise<void> {
  const decision = { reason: "tone", message: "The wording does not fit here." }
  await declineContribution(all.ed, { ...(await seen(all.ed, id)), ...decision })
}

test("what was declined is begun again with the same words, and the old one stays declined", () =>
  inWorld(async (all) => {
    const former = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await declined(all, former)
    const { id } = await beginAgain(minutesLater(all.ada, 1), { id: former })
    const [was, is] = [await contentOf(all, former), await contentOf(all, id)]
    expect(is?.content).toMatchObject({ body: was?.content.body, passage: was?.content.passage })
    expect(await readContribution(all.ada, id)).toMatchObject({ state: "draft", versions: [] })
    expect(await readContribution(all.ada, former)).toMatchObject({ state: "declined" })
  }))

test("what was declared is asked anew: the text cannot be sent as it is", () =>
  inWorld(async (all) => {
    const former = await sendInsight(all.ada, all.slug)
    await withdrawContribution(all.ada, { id: former })
    const { id } = await beginAgain(all.ada, { id: former })
    const { problems } = await refusalOf(submitContribution(all.ada, { id }))
    expect(Object.keys(problems).sort()).toEqual(["aiUse", "interestsConfirmed", "licence"])
  }))

test("an edit keeps its changes, on the revision that they were made on", () =>
  inWorld(async (all) => {
    const former = await sendEdit(all.ada, all.slug, [["120 people", "121 people"]])
    await withdrawContribution(all.ada, { id: former })
    const other = await sendInsight(all.ada, all.slug)
    await merge(all.ed, other)
    const { id } = await beginAgain(all.ada, { id: former })
    const [was, is] = [await contentOf(all, former), await contentOf(all, id)]
    expect(is?.baseRevisionId).toBe(was?.baseRevisionId)
    expect((await readWriting(all.ada, id))?.base.seq).toBe(1)
  }))

test("it is not given to whoever starts something else there", () =>
  inWorld(async (all) => {
    const former = await sendInsight(all.ada, all.slug)
    await withdrawContribution(all.ada, { id: former })
    const { id } = await beginAgain(all.ada, { id: former })
    const fresh = await startContribution(all.ada, { slug: all.slug, kind: "insight", passage: null })
    expect(fresh.id).not.toBe(id)
  }))

test("what waits, and what is published, cannot be begun again", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug)
    expect((await refusalOf(beginAgain(all.ada, { id }))).code).toBe("out-of-date")
    await merge(all.ed, id)
    expect((await refusalOf(beginAgain(all.ada, { id }))).code).toBe("out-of-date")
  }))

test("an editor cannot, a stranger does not learn of it, and nothing is made", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug)
    await withdrawContribution(all.ada, { id })
    expect((await refusalOf(beginAgain(all.ed, { id }))).code).toBe("not-allowed")
    expect((await refusalOf(beginAgain(await someone(all.db), { id }))).code).toBe("not-found")
    const theirs = eq(contribution.authorId, idOf(all.ada))
    expect(await all.db.$count(contribution, theirs)).toBe(1)
  }))

test("an article that takes nothing more is said, and the text stays", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug)
    await withdrawContribution(all.ada, { id })
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "closed", note: "" })
    expect(await refusalOf(beginAgain(all.ada, { id }))).toMatchObject({ code: "not-possible-now" })
  }))
