import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { DISCLOSURE_VALID_DAYS } from "#core/people/disclosure"
import { contribution, decision, event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { describeArticle } from "#server/article/describe"
import type { Context } from "#server/context"
import { declineContribution } from "#server/contribution/decline"
import { mergeContribution } from "#server/contribution/merge"
import { reopenContribution } from "#server/contribution/reopen"
import { requestChanges } from "#server/contribution/request-changes"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { editArticle, MERGING, resend, seen, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { consultantTo, idOf, inWorld, minutesLater, someone, type World } from "#tests/support/world"

type Decide = (ctx: Context, raw: Awaited<ReturnType<typeof seen>>) => Promise<unknown>

/** The decisions on a waiting contribution, each with what it needs besides what was seen. */
const DECISIONS = {
  merge: (ctx, saw) => mergeContribution(ctx, { ...saw, ...MERGING }),
  request_changes: (ctx, saw) => requestChanges(ctx, { ...saw, message: "Please add the source." }),
  decline: (ctx, saw) => declineContribution(ctx, { ...saw, reason: "other", message: "Thank you, but no." }),
} satisfies Record<string, Decide>
const kinds = Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]

const anEdit = ({ ada, slug }: World) => sendEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])
const stateOf = async ({ db }: World, id: string) => {
  const [row] = await db.select().from(contribution).where(eq(contribution.id, id))
  return row?.state
}

test.each([
  ["merge", "merged"],
  ["request_changes", "changes_requested"],
  ["decline", "declined"],
] as const)("%s leaves the contribution %s, recorded with who decided in which role", (kind, state) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await DECISIONS[kind](all.ed, await seen(all.ed, id))
    expect(await stateOf(all, id)).toBe(state)
    const events = await all.db.select().from(event).where(eq(event.contributionId, id))
    expect(events.at(-1)).toMatchObject({
      kind: `contribution.${state}`,
      actorId: idOf(all.ed),
      actorRole: "editor",
      title: "Two drugs for one leukaemia",
    })
  }),
)

test.each(kinds)("a decision to %s is kept with the version and revision it was taken on", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await DECISIONS[kind](all.ed, await seen(all.ed, id))
    const [row] = await all.db.select().from(decision).where(eq(decision.contributionId, id))
    expect(row).toMatchObject({ kind, versionN: 1, editorId: idOf(all.ed), acknowledgedInterests: [] })
  }),
)

test.each(kinds)("the author gets one letter about the decision to %s", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await DECISIONS[kind](all.ed, await seen(all.ed, id))
    const [ada] = await all.db
      .select()
      .from(person)
      .where(eq(person.id, idOf(all.ada)))
    const letters = await all.db.select().from(letter)
    const theirs = letters.filter(({ recipient, subject }) => recipient === ada?.email && !/^Received/.test(subject))
    expect(theirs).toHaveLength(1)
    expect(theirs[0]?.bundle).toBe("")
  }),
)

test.each(kinds)("to %s on a version that was replaced is refused", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const looked = await seen(all.ed, id)
    await resend(all.ada, id, [["a year", "two years"]])
    expect(await refusalOf(DECISIONS[kind](all.ed, looked))).toMatchObject({
      code: "out-of-date",
      message: expect.stringContaining("new version"),
    })
    expect(await stateOf(all, id)).toBe("submitted")
  }),
)

test.each(kinds)("to %s on a revision that is no longer live is refused", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const looked = await seen(all.ed, id)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect(await refusalOf(DECISIONS[kind](all.ed, looked))).toMatchObject({
      code: "out-of-date",
      message: expect.stringContaining("article has changed"),
    })
  }),
)

test.each(kinds)("an editor does not %s their own contribution", (kind) =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ed, all.slug, [["5 mg daily", "5 mg twice daily"]])
    expect(await refusalOf(DECISIONS[kind](all.ed, await seen(all.ed, id)))).toMatchObject({ code: "not-allowed" })
  }),
)

test.each(kinds)("a stranger who tries to %s does not learn that the contribution exists", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const bo = await someone(all.db)
    expect(await refusalOf(DECISIONS[kind](bo, await seen(bo, id)))).toMatchObject({ code: "not-found" })
  }),
)

test.each(kinds)("a visitor who tries to %s is asked to sign in", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const visitor: Context = { ...all.ed, actor: { kind: "visitor" } }
    expect(await refusalOf(DECISIONS[kind](visitor, await seen(visitor, id)))).toMatchObject({
      code: "sign-in-required",
    })
  }),
)

test.each(kinds)("an editor who never declared their interests does not %s", (kind) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor", answers: null })
    expect(await refusalOf(DECISIONS[kind](eve, await seen(eve, id)))).toMatchObject({ code: "disclosure-needed" })
  }),
)

test.each([
  [DISCLOSURE_VALID_DAYS - 1, "decides"],
  [DISCLOSURE_VALID_DAYS, "is asked to confirm them"],
])("an editor whose interests were certified %i days ago %s", (days, outcome) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const later = minutesLater(all.ed, days * 24 * 60)
    const call = DECISIONS.decline(later, await seen(later, id))
    if (outcome === "decides") expect(await call).toEqual({ id })
    else expect(await refusalOf(call)).toMatchObject({ code: "disclosure-needed" })
  }),
)

/** An article that names AbbVie, and an editor who consults for it. */
async function withInterest(all: World): Promise<{ id: string; eve: Context }> {
  const parties = [{ name: "AbbVie", aliases: ["venetoclax"] }]
  await describeArticle(all.ed, { articleId: all.articleId, topic: "Medicine", parties })
  const eve = await someone(all.db, {
    name: "Eve Editor",
    role: "editor",
    answers: consultantTo("Venetoclax Advisory"),
  })
  return { id: await anEdit(all), eve }
}

test.each(kinds)("an editor with an interest in what the article names has to say so to %s", (kind) =>
  inWorld(async (all) => {
    const { id, eve } = await withInterest(all)
    expect(await refusalOf(DECISIONS[kind](eve, await seen(eve, id)))).toMatchObject({
      code: "acknowledgement-needed",
      problems: { acknowledged: "Acknowledge your declared interest in AbbVie before you decide." },
    })
  }),
)

test.each(kinds)("an interest that was acknowledged is kept with the decision to %s", (kind) =>
  inWorld(async (all) => {
    const { id, eve } = await withInterest(all)
    await DECISIONS[kind](eve, await seen(eve, id, true))
    const [row] = await all.db.select().from(decision).where(eq(decision.contributionId, id))
    expect(row?.acknowledgedInterests).toEqual(["AbbVie"])
  }),
)

test("an interest declared since the page was opened counts", () =>
  inWorld(async (all) => {
    const { id } = await withInterest(all)
    const looked = await seen(all.ed, id)
    await certifyDisclosure(all.ed, { answers: consultantTo("AbbVie"), certified: true })
    expect(await refusalOf(DECISIONS.merge(all.ed, looked))).toMatchObject({ code: "acknowledgement-needed" })
  }))

test.each([
  ["request_changes", { message: "Too short" }, "message"],
  ["request_changes", { message: "          x" }, "message"],
  ["decline", { message: "" }, "message"],
  ["decline", { reason: "because" }, "reason"],
  ["decline", { reason: "" }, "reason"],
] as const)("%s with %j is refused beside the field", (kind, wrong, field) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const whole = {
      ...(await seen(all.ed, id)),
      message: "Please add the source.",
      ...(kind === "decline" ? { reason: "other" } : {}),
      ...wrong,
    }
    const call = kind === "decline" ? declineContribution(all.ed, whole) : requestChanges(all.ed, whole)
    expect(Object.keys((await refusalOf(call)).problems)).toEqual([field])
  }),
)

test.each([
  { id: "state", value: "merged" },
  { id: "authorId", value: "01890000-0000-7000-8000-000000000001" },
  { id: "decidedAt", value: "2020-01-01" },
  { id: "editorId", value: "01890000-0000-7000-8000-000000000001" },
])("a decision does not take a field such as $id", ({ id: field, value }) =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const call = DECISIONS.decline(all.ed, { ...(await seen(all.ed, id)), [field]: value })
    expect(await refusalOf(call)).toMatchObject({ code: "invalid-input" })
  }),
)

test("an editor whose role was taken away meanwhile decides nothing", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await all.db
      .update(person)
      .set({ role: "member" })
      .where(eq(person.id, idOf(all.ed)))
    expect(await refusalOf(DECISIONS.merge(all.ed, await seen(all.ed, id)))).toMatchObject({ code: "not-allowed" })
  }))

test("a declined contribution is put back in the queue, and both decisions stay on record", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await DECISIONS.decline(all.ed, await seen(all.ed, id))
    await reopenContribution(minutesLater(all.ed, 1), await seen(all.ed, id))
    expect(await stateOf(all, id)).toBe("submitted")
    const rows = await all.db.select().from(decision).where(eq(decision.contributionId, id))
    expect(rows.map((row) => row.kind).sort()).toEqual(["decline", "reopen"])
  }))

test("what was reopened can be merged", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await DECISIONS.decline(all.ed, await seen(all.ed, id))
    await reopenContribution(minutesLater(all.ed, 1), await seen(all.ed, id))
    await DECISIONS.merge(minutesLater(all.ed, 2), await seen(all.ed, id))
    expect(await stateOf(all, id)).toBe("merged")
  }))

test("reopening is bound like every decision: not on a revision that is no longer live", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await DECISIONS.decline(all.ed, await seen(all.ed, id))
    const looked = await seen(all.ed, id)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect(await refusalOf(reopenContribution(all.ed, looked))).toMatchObject({ code: "out-of-date" })
  }))

test("an author does not reopen their own contribution, though they are an editor", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const id = await sendEdit(eve, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await DECISIONS.decline(all.ed, await seen(all.ed, id))
    expect(await refusalOf(reopenContribution(eve, await seen(eve, id)))).toMatchObject({ code: "not-allowed" })
  }))

test("changes can be asked for any number of times", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    for (const round of [1, 2, 3]) {
      await DECISIONS.request_changes(all.ed, await seen(all.ed, id))
      await resend(all.ada, id, [["a year", `${round + 1} years`]])
    }
    expect(await stateOf(all, id)).toBe("submitted")
    const rows = await all.db.select().from(decision).where(eq(decision.contributionId, id))
    expect(rows.map((row) => row.versionN)).toEqual([1, 2, 3])
  }))
