import { expect, test } from "vitest"
import { queueFilters } from "#core/contribution/queue"
import { event, presence } from "#db/tables/contributions"
import { keepPresence, markPresent } from "#server/contribution/presence"
import { readQueue } from "#server/contribution/read-queue"
import { withdrawContribution } from "#server/contribution/withdraw"
import { editArticle, merge, resend, seen, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, minutesLater, NOW, someone, type World } from "#tests/support/world"

const anEdit = ({ ada, slug }: World) => sendEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])
const anEditor = (all: World) => someone(all.db, { name: "Eve Editor", role: "editor" })
const secondsLater = (ctx: World["ed"], seconds: number) => minutesLater(ctx, seconds / 60)

/** What somebody who opened the review at the start hears, so many seconds later. */
async function hear(who: World["ed"], id: string, seconds = 0, isLeaving = false, since = NOW) {
  const { versionN, liveSeq } = await seen(who, id)
  return keepPresence(secondsLater(who, seconds), { id, versionN, liveSeq, since: since.toISOString(), isLeaving })
}

test("others are named with since when, until a minute after their page was last heard of", () =>
  inWorld(async (all) => {
    const [id, eve] = [await anEdit(all), await anEditor(all)]
    await markPresent(eve, id)
    await hear(eve, id, 40)
    expect((await hear(all.ed, id, 95)).others).toEqual([{ name: "Eve Editor", since: NOW.toISOString() }])
    expect((await hear(all.ed, id, 101)).others).toEqual([])
  }))

test("who closes the page is gone at once, and nothing is recorded of anybody", () =>
  inWorld(async (all) => {
    const [id, eve] = [await anEdit(all), await anEditor(all)]
    const events = await all.db.$count(event)
    await hear(eve, id)
    await hear(eve, id, 5, true)
    expect((await hear(all.ed, id, 6)).others).toEqual([])
    expect(await all.db.$count(event)).toBe(events)
  }))

test("who is gone long leaves no row behind", () =>
  inWorld(async (all) => {
    const [id, eve] = [await anEdit(all), await anEditor(all)]
    await markPresent(eve, id)
    await markPresent(minutesLater(all.ed, 5), id)
    expect(await all.db.$count(presence)).toBe(1)
  }))

test("the queue says who is reviewing what", () =>
  inWorld(async (all) => {
    const [id, eve] = [await anEdit(all), await anEditor(all)]
    await markPresent(eve, id)
    const [row] = (await readQueue(secondsLater(all.ed, 30), queueFilters.parse({}))).rows
    expect(row?.present.map(({ name }) => name)).toEqual(["Eve Editor"])
    expect((await readQueue(eve, queueFilters.parse({}))).rows[0]?.present).toEqual([])
  }))

test("authors review nothing of their own, and what is decided is reviewed by nobody", () =>
  inWorld(async (all) => {
    const own = await sendEdit(all.ed, all.slug, [["120 people", "130 people"]])
    await markPresent(all.ed, own)
    const id = await anEdit(all)
    await merge(all.ed, id)
    await markPresent(all.ed, id)
    expect(await all.db.$count(presence)).toBe(0)
  }))

test.each([
  [
    "another editor's decision",
    async ({ ed }: World, id: string): Promise<void> => void (await merge(minutesLater(ed, 1), id)),
    "Ed Editor has decided on this: merged.",
  ],
  [
    "a new version",
    ({ ada }: World, id: string) => resend(ada, id, [["5 mg daily", "5 mg thrice daily"]]),
    "The author has sent a new version.",
  ],
  [
    "what was taken back",
    async ({ ada }: World, id: string): Promise<void> => void (await withdrawContribution(ada, { id })),
    "The author has taken it back.",
  ],
  [
    "the article moving on",
    ({ ed, articleId }: World) => editArticle(ed, articleId, [["120 people", "121 people"]]),
    "The article has moved on to revision 2.",
  ],
] as const)("who has it open hears of %s", (_, happen, news) =>
  inWorld(async (all) => {
    const [id, eve] = [await anEdit(all), await anEditor(all)]
    const { versionN, liveSeq } = await seen(eve, id)
    const said = { id, versionN, liveSeq, since: NOW.toISOString(), isLeaving: false }
    expect((await keepPresence(eve, said)).news).toBeNull()
    await happen(all, id)
    expect((await keepPresence(minutesLater(eve, 2), said)).news).toBe(news)
  }),
)

test("experts hear nothing of who reads", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    expect(await refusalOf(hear(all.ada, id))).toMatchObject({ code: "not-allowed" })
  }))
