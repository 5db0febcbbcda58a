import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { revision } from "#db/tables/articles"
import { contribution, draft } from "#db/tables/contributions"
import { readMine } from "#server/contribution/read-mine"
import { readPromise } from "#server/contribution/read-promise"
import { requestChanges } from "#server/contribution/request-changes"
import { startContribution } from "#server/contribution/start"
import { newId } from "#server/new-id"
import { merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { rolledBack } from "#tests/support/database"
import { idOf, minutesLater, NOW, someone, type World, world } from "#tests/support/world"

const inWorld = (body: (all: World) => Promise<void>) => rolledBack(async (db) => body(await world(db)))

/** Rows as a long life of contributing leaves them. */
async function manyDrafts({ db, ada, articleId }: World, count: number): Promise<void> {
  const [live] = await db.select({ id: revision.id }).from(revision).where(eq(revision.articleId, articleId))
  const rows = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    articleId,
    authorId: idOf(ada),
    kind: "insight" as const,
    createdAt: NOW,
    changedAt: new Date(NOW.getTime() + Math.floor(n / 3) * 1000),
  }))
  await db.insert(contribution).values(rows)
  const written = { baseRevisionId: live?.id ?? "", content: EMPTY_DRAFT, savedAt: NOW }
  await db.insert(draft).values(rows.map(({ id }) => ({ contributionId: id, ...written })))
}

test("everything is listed, merged work included, the newest change first", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const merged = await sendInsight(ada, slug)
    await merge(minutesLater(ed, 1), merged)
    const { id: draft } = await startContribution(minutesLater(ada, 2), { slug, kind: "edit", passage: null })
    const { contributions, counts } = await readMine(ada)
    expect(contributions.map(({ id, state, mergedSeq }) => [id, state, mergedSeq])).toEqual([
      [draft, "draft", null],
      [merged, "merged", 2],
    ])
    expect(counts).toEqual({ draft: 1, merged: 1 })
  }))

test("each shows how it begins: an insight by its words, an edit by its reason", () =>
  inWorld(async ({ ada, slug }) => {
    await sendInsight(ada, slug, { body: "word ".repeat(40) })
    await sendEdit(minutesLater(ada, 1), slug, [["120 people", "120 adults"]])
    const { contributions } = await readMine(ada)
    expect(contributions.map(({ opening }) => opening)).toEqual([
      "As the trial's report says.",
      `${"word ".repeat(28).trim()}…`,
    ])
  }))

test("without Markdown's signs", () =>
  inWorld(async ({ ada, slug }) => {
    await sendInsight(ada, slug, { body: "In **two** groups:\n\n- people\n- mice" })
    expect((await readMine(ada)).contributions).toMatchObject([{ opening: "In two groups: people mice" }])
  }))

test("one state can be asked for, and the counts stay those of all", () =>
  inWorld(async ({ ada, slug }) => {
    await sendInsight(ada, slug)
    await startContribution(ada, { slug, kind: "edit", passage: null })
    const { contributions, counts } = await readMine(ada, { state: "draft" })
    expect(contributions.map(({ state }) => state)).toEqual(["draft"])
    expect(counts).toEqual({ draft: 1, submitted: 1 })
  }))

test("somebody else's contributions are not in it, and visitors have none", () =>
  inWorld(async ({ ada, db, slug }) => {
    await sendInsight(ada, slug)
    expect((await readMine(await someone(db))).contributions).toEqual([])
    expect((await readMine({ ...ada, actor: { kind: "visitor" } })).contributions).toEqual([])
  }))

test("the place in the queue counts those sent earlier that still wait", () =>
  inWorld(async ({ ada, ed, db, slug }) => {
    const bo = await someone(db)
    const first = await sendInsight(bo, slug)
    await sendEdit(minutesLater(bo, 1), slug, [["120 people", "120 adults"]])
    await sendInsight(minutesLater(ada, 2), slug, { body: "The same here." })
    expect((await readMine(ada)).contributions[0]?.ahead).toBe(2)
    await merge(minutesLater(ed, 3), first)
    expect((await readMine(ada)).contributions[0]?.ahead).toBe(1)
  }))

test("a list longer than a page goes on where the page ended, with nothing twice and nothing left out", () =>
  inWorld(async (all) => {
    await manyDrafts(all, 120)
    const first = await readMine(all.ada)
    const second = await readMine(all.ada, { after: first.next ?? "" })
    const third = await readMine(all.ada, { after: second.next ?? "" })
    const ids = [first, second, third].flatMap((page) => page.contributions.map(({ id }) => id))
    expect([first, second, third].map((page) => page.contributions.length)).toEqual([50, 50, 20])
    expect(new Set(ids).size).toBe(120)
    expect(third.next).toBeNull()
  }))

test.each(["", "x", "1.2", "9999999999999999.x", `1.${"-".repeat(36)}`])(
  "the cursor “%s” means the first page",
  (after) =>
    inWorld(async (all) => {
      await manyDrafts(all, 1)
      expect((await readMine(all.ada, { after })).contributions).toHaveLength(1)
    }),
)

test("nothing is promised from few decisions; from eight, the median wait for the first", () =>
  inWorld(async ({ ada, ed, slug }) => {
    for (let n = 1; n <= 8; n++) {
      expect(await readPromise(ada)).toBeNull()
      const id = await sendInsight(minutesLater(ada, n * 1000), slug, { body: `Case ${n}.` })
      const message = "Please tell us more about this case."
      await requestChanges(minutesLater(ed, n * 1000 + n * 10), { ...(await seen(ed, id)), message })
    }
    expect(await readPromise(ada)).toEqual({ decisions: 8, medianMs: 40 * 60_000 })
  }))
