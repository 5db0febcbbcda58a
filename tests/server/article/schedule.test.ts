import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { SYSTEM } from "#core/actor"
import { article, articleDraft, revision, scheduledPublication } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { draftArticle } from "#server/article/draft"
import { publishArticle } from "#server/article/publish"
import { publishDue } from "#server/article/publish-due"
import { publishScheduledNow } from "#server/article/publish-scheduled"
import { readArticle } from "#server/article/read"
import { readScheduled } from "#server/article/read-scheduled"
import { beginArticleEdit, dropArticleEdit, saveArticleDraft } from "#server/article/save-draft"
import { reschedulePublication, schedulePublication } from "#server/article/schedule"
import { setArticleStatus } from "#server/article/set-status"
import { unschedulePublication } from "#server/article/unschedule"
import type { Context } from "#server/context"
import { verifyHistory } from "#server/history/verify"
import { draftArticleEdit, liveMarkdown, merge, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, liveSeq, NOW, PUBLISHING, someone, type World } from "#tests/support/world"

const TOMORROW = new Date("2026-11-23T09:00:00Z")
const at = (now: Date, ctx: Context): Context => ({ ...ctx, now, recorded: [] })
const system = (all: World, now = TOMORROW): Context => at(now, { ...all.ed, actor: SYSTEM })
const draftOf = async ({ db }: World, articleId: string) =>
  (await db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId)))[0]
const scheduleOf = async ({ db }: World, articleId: string) =>
  (await db.select().from(scheduledPublication).where(eq(scheduledPublication.articleId, articleId)))[0]
const kindsOf = async ({ db }: World, articleId: string) =>
  (await db.select().from(event).where(eq(event.articleId, articleId)).orderBy(event.id)).map(({ kind }) => kind)
const lettersTo = async ({ db }: World, who: Context) => {
  const [row] = await db
    .select()
    .from(person)
    .where(eq(person.id, idOf(who)))
  return (
    await db
      .select()
      .from(letter)
      .where(eq(letter.recipient, row?.email ?? ""))
  ).map(({ subject }) => subject)
}

/** Schedules the draft as it is for tomorrow at nine; gives when that was done, as pages name it. */
async function schedule(all: World, ctx: Context = all.ed, how: Record<string, unknown> = {}): Promise<string> {
  const saves = (await draftOf(all, all.articleId))?.saves ?? 0
  const given = { articleId: all.articleId, ...PUBLISHING, saves, seen: "", publishAt: TOMORROW.toISOString(), ...how }
  await schedulePublication(ctx, given)
  return ctx.now.toISOString()
}

/** An edit of Ed's that says “adults”, scheduled for tomorrow. */
async function scheduled(all: World): Promise<string> {
  await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
  return schedule(all)
}

test("when its time has come, a scheduled text is published in the name of who scheduled it, once", () =>
  inWorld(async (all) => {
    await scheduled(all)
    expect(await publishDue(system(all, new Date(TOMORROW.getTime() - 1)))).toBe(0)
    expect(await liveMarkdown(all, all.articleId)).toContain("120 people")
    const ctx = system(all)
    expect([await publishDue(ctx), await publishDue(ctx)]).toEqual([1, 0])
    expect(await liveMarkdown(all, all.articleId)).toContain("120 adults")
    const rows = await all.db.select().from(revision).where(eq(revision.articleId, all.articleId))
    expect(rows.at(-1)).toMatchObject({ seq: 2, kind: "edit", approvedBy: idOf(all.ed), createdAt: TOMORROW })
    expect(ctx.recorded.map(({ kind, articleSlug }) => [kind, articleSlug])).toEqual([["article.edited", all.slug]])
    expect(await scheduleOf(all, all.articleId)).toBeUndefined()
    expect(await draftOf(all, all.articleId)).toBeUndefined()
    expect(await lettersTo(all, all.ed)).toEqual(["Published: “Two drugs for one leukaemia”"])
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("an article that nobody has seen yet can be scheduled too", () =>
  inWorld(async (all) => {
    const { articleId } = await draftArticle(all.ed, {
      markdown: "# A title\n\nSome text.",
      topic: "",
      form: "markdown",
      imported: false,
    })
    await schedule({ ...all, articleId })
    await publishDue(system(all))
    expect(await readArticle(all, "a-title")).toMatchObject({ seq: 1, publishedAt: TOMORROW })
  }))

test("what is typed after scheduling is not published, and goes on from what was", () =>
  inWorld(async (all) => {
    await scheduled(all)
    await draftArticleEdit(all.ed, all.articleId, [["120 adults", "120 grown-ups"]])
    await publishDue(system(all))
    expect(await liveMarkdown(all, all.articleId)).toContain("120 adults")
    expect((await draftOf(all, all.articleId))?.markdown).toContain("120 grown-ups")
    await publishArticle(all.ed, { articleId: all.articleId, ...PUBLISHING })
    expect(await liveMarkdown(all, all.articleId)).toContain("120 grown-ups")
  }))

test("a contribution merged in between stays, and so does what was typed after scheduling", () =>
  inWorld(async (all) => {
    await scheduled(all)
    await draftArticleEdit(all.ed, all.articleId, [["Nobody knows", "No one knows"]])
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    await publishDue(system(all))
    await publishArticle(all.ed, { articleId: all.articleId, ...PUBLISHING })
    const text = await liveMarkdown(all, all.articleId)
    for (const words of ["120 adults", "5 mg twice daily", "No one knows"]) expect(text).toContain(words)
  }))

test("an edit begun anew while a text is scheduled begins with that text", () =>
  inWorld(async (all) => {
    await scheduled(all)
    await dropArticleEdit(all.ed, { articleId: all.articleId })
    await beginArticleEdit(all.ed, { articleId: all.articleId })
    expect((await draftOf(all, all.articleId))?.markdown).toContain("120 adults")
  }))

test.each([
  ["the same words were changed since", conflictingly, "Somebody has to choose which to keep."],
  ["the article was withdrawn", withdraw, "The article is withdrawn"],
  ["whoever scheduled it is an editor no more", demote, "may no longer publish articles"],
] as const)("when %s, nothing is published, and the reason is kept and told", (_, happens, sentence) =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    await scheduled(all)
    await happens(all)
    const before = await liveSeq(all, all.articleId)
    expect([await publishDue(system(all)), await publishDue(system(all))]).toEqual([1, 0])
    expect(await liveSeq(all, all.articleId)).toBe(before)
    const kept = await readScheduled(eve, all.articleId)
    expect(kept?.failed).toMatchObject({ at: TOMORROW, problem: expect.stringContaining(sentence) })
    expect(kept?.markdown).toContain("120 adults")
    expect((await kindsOf(all, all.articleId)).at(-1)).toBe("article.schedule_failed")
    const told = happens === demote ? eve : all.ed
    expect((await lettersTo(all, told)).filter((subject) => subject.startsWith("Not published"))).toHaveLength(1)
  }),
)

async function conflictingly(all: World) {
  await merge(all.ed, await sendEdit(all.ada, all.slug, [["120 people", "130 people"]]))
}
async function withdraw(all: World) {
  await setArticleStatus(all.ed, { articleId: all.articleId, status: "withdrawn", note: "The trial was made up." })
}
async function demote(all: World) {
  await all.db
    .update(person)
    .set({ role: "member" })
    .where(eq(person.id, idOf(all.ed)))
}

test("what failed is tried again at the time it is given next", () =>
  inWorld(async (all) => {
    const seen = await scheduled(all)
    await withdraw(all)
    await publishDue(system(all))
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "live", note: "" })
    const later = new Date("2026-11-24T09:00:00Z")
    const ed = at(TOMORROW, all.ed)
    await reschedulePublication(ed, { articleId: all.articleId, seen, publishAt: later.toISOString() })
    expect(await publishDue(system(all, later))).toBe(1)
    expect(await liveMarkdown(all, all.articleId)).toContain("120 adults")
  }))

test("scheduling again takes the draft as it is then", () =>
  inWorld(async (all) => {
    const seen = await scheduled(all)
    await draftArticleEdit(all.ed, all.articleId, [["120 adults", "120 grown-ups"]])
    await schedule(all, at(new Date("2026-11-22T10:00:00Z"), all.ed), { seen })
    await publishDue(system(all))
    expect(await liveMarkdown(all, all.articleId)).toContain("120 grown-ups")
  }))

test("taken back, it is not published, and its text is the draft", () =>
  inWorld(async (all) => {
    const seen = await scheduled(all)
    await dropArticleEdit(all.ed, { articleId: all.articleId })
    await unschedulePublication(all.ed, { articleId: all.articleId, seen })
    expect(await publishDue(system(all))).toBe(0)
    expect((await draftOf(all, all.articleId))?.markdown).toContain("120 adults")
    expect((await kindsOf(all, all.articleId)).slice(-2)).toEqual(["article.scheduled", "article.unscheduled"])
  }))

test("a draft that was written on from it stays when it is taken back", () =>
  inWorld(async (all) => {
    const seen = await scheduled(all)
    await draftArticleEdit(all.ed, all.articleId, [["120 adults", "120 grown-ups"]])
    await unschedulePublication(all.ed, { articleId: all.articleId, seen })
    expect((await draftOf(all, all.articleId))?.markdown).toContain("120 grown-ups")
  }))

test("published now by another editor, it is in that editor's name, and the first is told", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const seen = await scheduled(all)
    expect(await publishScheduledNow(eve, { articleId: all.articleId, seen })).toEqual({ slug: all.slug, seq: 2 })
    const rows = await all.db.select().from(revision).where(eq(revision.articleId, all.articleId))
    expect(rows.at(-1)?.approvedBy).toBe(idOf(eve))
    expect(await lettersTo(all, all.ed)).toEqual(["Published: “Two drugs for one leukaemia”"])
    expect(await publishDue(system(all))).toBe(0)
  }))

test("publishing the draft by hand ends the schedule", () =>
  inWorld(async (all) => {
    await scheduled(all)
    await publishArticle(all.ed, { articleId: all.articleId, ...PUBLISHING })
    expect(await scheduleOf(all, all.articleId)).toBeUndefined()
    expect(await publishDue(system(all))).toBe(0)
  }))

test.each([
  ["takes it back", (ctx: Context, articleId: string, seen: string) => unschedulePublication(ctx, { articleId, seen })],
  [
    "moves it",
    (ctx: Context, articleId: string, seen: string) =>
      reschedulePublication(ctx, { articleId, seen, publishAt: "2026-12-01T09:00" }),
  ],
] as const)("when another editor %s, whoever scheduled it is told", (_, act) =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const seen = await scheduled(all)
    await act(eve, all.articleId, seen)
    expect(await lettersTo(all, all.ed)).toEqual(["Schedule changed: “Two drugs for one leukaemia”"])
  }),
)

test("nobody decides on another schedule than they saw", () =>
  inWorld(async (all) => {
    const { articleId } = all
    await scheduled(all)
    const later = at(new Date("2026-11-22T10:00:00Z"), all.ed)
    const call = { articleId, seen: later.now.toISOString() }
    expect(await refusalOf(schedule(all, later))).toMatchObject({ code: "out-of-date" })
    expect(await refusalOf(unschedulePublication(later, call))).toMatchObject({ code: "out-of-date" })
    expect(await refusalOf(publishScheduledNow(later, call))).toMatchObject({ code: "out-of-date" })
  }))

test("a draft that was changed since the page was opened is not scheduled unseen", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect(await refusalOf(schedule(all, all.ed, { saves: 1 }))).toMatchObject({ code: "out-of-date" })
  }))

test.each([
  ["a time that has passed", NOW.toISOString(), "it is 22 November 2026, 09:00 UTC now"],
  ["no time", "", "Choose a day and a time."],
  ["a day that is not in the calendar", "2026-13-41T09:00", "There is no such day."],
])("%s is refused beside the field", (_, publishAt, sentence) =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect((await refusalOf(schedule(all, all.ed, { publishAt }))).problems.publishAt).toContain(sentence)
    expect(await scheduleOf(all, all.articleId)).toBeUndefined()
  }),
)

test("a time without a zone is UTC", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    await schedule(all, all.ed, { publishAt: "2026-11-23T09:00" })
    expect((await scheduleOf(all, all.articleId))?.publishAt).toEqual(TOMORROW)
  }))

test("what could not be published now is not scheduled", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 people"]])
    expect(await refusalOf(schedule(all))).toMatchObject({ message: expect.stringContaining("Nothing has changed") })
    await saveArticleDraft(all.ed, { articleId: all.articleId, saves: 2, markdown: "No title." })
    expect(Object.keys((await refusalOf(schedule(all))).problems)).toEqual(["markdown"])
  }))

test("whoever typed a time and publishes is asked which of the two was meant", () =>
  inWorld(async (all) => {
    await draftArticleEdit(all.ed, all.articleId, [["120 people", "120 adults"]])
    const call = publishArticle(all.ed, { articleId: all.articleId, ...PUBLISHING, publishAt: "2026-12-01T09:00" })
    expect(Object.keys((await refusalOf(call)).problems)).toEqual(["publishAt"])
  }))

test("only editors schedule, and only the system publishes what is due", () =>
  inWorld(async (all) => {
    const { articleId } = all
    const seen = await scheduled(all)
    expect(await refusalOf(schedule(all, all.ada, { seen }))).toMatchObject({ code: "not-allowed" })
    expect(await refusalOf(unschedulePublication(all.ada, { articleId, seen }))).toMatchObject({ code: "not-allowed" })
    const moving = reschedulePublication(all.ada, { articleId, seen, publishAt: "2026-12-01T09:00" })
    expect(await refusalOf(moving)).toMatchObject({ code: "not-allowed" })
    expect(await refusalOf(publishScheduledNow(all.ada, { articleId, seen }))).toMatchObject({ code: "not-allowed" })
    expect(await refusalOf(publishDue(all.ed))).toMatchObject({ code: "not-allowed" })
    expect(await refusalOf(readScheduled(all.ada, articleId))).toMatchObject({ code: "not-allowed" })
    const [row] = await all.db.select().from(article).where(eq(article.id, articleId))
    expect(row?.liveSeq).toBe(1)
  }))
