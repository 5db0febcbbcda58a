import { and, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { credit } from "#db/tables/articles"
import { contribution, cosignature, decision, event } from "#db/tables/contributions"
import { letter } from "#db/tables/post"
import { readArticle } from "#server/article/read"
import type { Context } from "#server/context"
import { readContribution } from "#server/contribution/read"
import { readRecord } from "#server/contribution/read-record"
import { readReview } from "#server/contribution/read-review"
import { reopenContribution } from "#server/contribution/reopen"
import { undoMerge } from "#server/contribution/undo"
import { verifyHistory } from "#server/history/verify"
import { readPerson } from "#server/people/read-person"
import { editArticle, liveMarkdown, MERGING, merge, resend, seen, sendEdit } from "#tests/support/contributing"
import { idOf, inWorld, minutesLater, NOW, someone, type World } from "#tests/support/world"

const TWICE = [["5 mg daily", "5 mg twice daily"]] as const
const MORE = [...TWICE, ["120 people", "130 people"]] as const

/** Ada and Bo suggest the same, and hers was merged first. */
async function both(all: World, hers: Parameters<typeof sendEdit>[2] = TWICE) {
  const bo = await someone(all.db, { name: "Bo Second" })
  const first = await sendEdit(all.ada, all.slug, hers)
  const second = await sendEdit(bo, all.slug, TWICE)
  await merge(all.ed, first)
  return { bo, first, second }
}

const offered = async (all: World, id: string) => (await readReview(all.ed, id))?.edit?.cosigned ?? null
const undo = async (who: Context, id: string) =>
  undoMerge(who, { ...(await seen(who, id)), ...MERGING, message: "It was retracted since." })

async function creditOf({ db, articleId }: World, who: Context) {
  const [row] = await db
    .select()
    .from(credit)
    .where(and(eq(credit.articleId, articleId), eq(credit.personId, idOf(who))))
  return row && { edits: row.edits, cosigned: row.cosigned, words: row.wordsStanding, roles: row.roles }
}

test("the second to say the same is offered as a co-signature, changes no word and is credited", () =>
  inWorld(async (all) => {
    const { bo, first, second } = await both(all)
    expect(await offered(all, second)).toMatchObject({ author: { name: "Ada Expert" }, seq: 2 })
    const text = await liveMarkdown(all, all.articleId)
    expect(await merge(minutesLater(all.ed, 1), second)).toMatchObject({ seq: 3 })
    expect(await liveMarkdown(all, all.articleId)).toBe(text)
    expect(await creditOf(all, bo)).toEqual({ edits: 0, cosigned: 1, words: 0, roles: ["suggested_edit"] })
    expect(await creditOf(all, all.ada)).toMatchObject({ edits: 1, cosigned: 0, words: 1 })
    const article = await readArticle(all, all.slug)
    expect(article?.experts).toBe(2)
    expect(await readRecord(all, all.slug, second)).toMatchObject({ cosigns: { id: first, isUndone: false } })
    const slug = (await readContribution(bo, second))?.author.slug ?? ""
    const person = (await readPerson(all, slug))?.view
    expect(person?.works).toMatchObject([{ cosigned: 1, edits: 0 }])
    expect(person?.contributions).toMatchObject([{ id: second, isCosigned: true }])
    const kinds = (await all.db.select().from(event).where(eq(event.contributionId, second))).map(({ kind }) => kind)
    expect(kinds.at(-1)).toBe("contribution.cosigned")
    const letters = await all.db.select().from(letter)
    expect(letters.some(({ subject }) => subject.startsWith("Credited as a co-signature"))).toBe(true)
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("what another said and more was said before, too, counts as the same", () =>
  inWorld(async (all) => {
    const { second } = await both(all, MORE)
    expect(await offered(all, second)).not.toBeNull()
  }))

test.each([
  [
    "still changes something",
    async (all: World) => {
      const bo = await someone(all.db, { name: "Bo Second" })
      const id = await sendEdit(bo, all.slug, MORE)
      await merge(all.ed, await sendEdit(all.ada, all.slug, TWICE))
      return id
    },
  ],
  [
    "says what an editor's own edit brought",
    async (all: World) => {
      const id = await sendEdit(all.ada, all.slug, TWICE)
      await editArticle(all.ed, all.articleId, TWICE)
      return id
    },
  ],
  [
    "says what its own author had merged",
    async (all: World) => {
      const id = await sendEdit(all.ada, all.slug, TWICE)
      await merge(all.ed, await sendEdit(all.ada, all.slug, TWICE))
      return id
    },
  ],
  [
    "says what two merges brought together",
    async (all: World) => {
      const bo = await someone(all.db, { name: "Bo Second" })
      const id = await sendEdit(bo, all.slug, MORE)
      const other = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
      await merge(all.ed, await sendEdit(all.ada, all.slug, TWICE))
      await merge(minutesLater(all.ed, 1), other)
      return id
    },
  ],
])("an edit that %s is merged as ever", (_, prepare) =>
  inWorld(async (all) => {
    const id = await prepare(all)
    expect(await offered(all, id)).toBeNull()
    await merge(minutesLater(all.ed, 2), id)
    expect((await readContribution(all.ed, id))?.isCosigned).toBe(false)
    expect((await verifyHistory(all)).misfit).toBeNull()
  }),
)

test("undoing the first takes the words out, the co-signature falls with it and comes back with it", () =>
  inWorld(async (all) => {
    const { bo, first, second } = await both(all)
    await merge(minutesLater(all.ed, 1), second)
    await undo(minutesLater(all.ed, 2), first)
    expect(await liveMarkdown(all, all.articleId)).toContain("5 mg daily")
    expect(await creditOf(all, bo)).toEqual({ edits: 0, cosigned: 0, words: 0, roles: [] })
    expect(await readRecord(all, all.slug, second)).toMatchObject({ cosigns: { isUndone: true }, revertedAt: null })
    const letters = await all.db.select().from(letter)
    expect(letters.some(({ subject }) => subject.startsWith("Taken out again: what you co-signed"))).toBe(true)
    await reopenContribution(minutesLater(all.ed, 3), await seen(all.ed, first))
    await merge(minutesLater(all.ed, 4), first)
    expect(await creditOf(all, bo)).toEqual({ edits: 0, cosigned: 1, words: 0, roles: ["suggested_edit"] })
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("a co-signature does not come back for words that its signer never said", () =>
  inWorld(async (all) => {
    const { bo, first, second } = await both(all)
    await merge(minutesLater(all.ed, 1), second)
    await undo(minutesLater(all.ed, 2), first)
    await reopenContribution(minutesLater(all.ed, 3), await seen(all.ed, first))
    await resend(minutesLater(all.ada, 4), first, [["5 mg daily", "10 mg daily"]])
    await merge(minutesLater(all.ed, 5), first)
    expect(await creditOf(all, bo)).toEqual({ edits: 0, cosigned: 0, words: 0, roles: [] })
    expect(await readRecord(all, all.slug, second)).toMatchObject({ cosigns: { isUndone: true } })
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("a co-signature that nobody recorded is found out", () =>
  inWorld(async (all) => {
    const { first, second } = await both(all)
    const bo = (await all.db.select().from(contribution).where(eq(contribution.id, second)))[0]?.authorId ?? ""
    const [by] = await all.db.select().from(decision).where(eq(decision.contributionId, first))
    await all.db.insert(cosignature).values({
      contributionId: second,
      ofContributionId: first,
      articleId: all.articleId,
      personId: bo,
      decisionId: by?.id ?? "",
      signedAt: NOW,
    })
    expect((await verifyHistory(all)).misfit).toContain("is not as it was recorded")
  }))

test("undoing the co-signature takes its credit and no word", () =>
  inWorld(async (all) => {
    const { bo, second } = await both(all)
    await merge(minutesLater(all.ed, 1), second)
    const text = await liveMarkdown(all, all.articleId)
    await undo(minutesLater(all.ed, 2), second)
    expect(await liveMarkdown(all, all.articleId)).toBe(text)
    expect(await creditOf(all, bo)).toEqual({ edits: 0, cosigned: 0, words: 0, roles: [] })
    expect(await creditOf(all, all.ada)).toMatchObject({ edits: 1, words: 1 })
  }))

test("a co-signature that is merged with words of its own later is an edit like any other", () =>
  inWorld(async (all) => {
    const { bo, first, second } = await both(all)
    await merge(minutesLater(all.ed, 1), second)
    await undo(minutesLater(all.ed, 2), first)
    await undo(minutesLater(all.ed, 3), second)
    await reopenContribution(minutesLater(all.ed, 4), await seen(all.ed, second))
    await merge(minutesLater(all.ed, 5), second)
    expect(await liveMarkdown(all, all.articleId)).toContain("5 mg twice daily")
    expect(await creditOf(all, bo)).toMatchObject({ edits: 1, cosigned: 0 })
    const [row] = await all.db.select().from(contribution).where(eq(contribution.id, second))
    expect([row?.state, (await readContribution(bo, second))?.isCosigned]).toEqual(["merged", false])
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))
