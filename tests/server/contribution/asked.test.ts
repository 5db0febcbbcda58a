import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { answerKey } from "#core/contribution/asked"
import { decision, draft } from "#db/tables/contributions"
import { letter } from "#db/tables/post"
import { decisionHash } from "#server/contribution/decide"
import { readContribution } from "#server/contribution/read"
import { readReview } from "#server/contribution/read-review"
import { readWriting } from "#server/contribution/read-writing"
import { requestChanges } from "#server/contribution/request-changes"
import { saveDraft } from "#server/contribution/save-draft"
import { submitContribution } from "#server/contribution/submit"
import { verifyHistory } from "#server/history/verify"
import { editArticle, merge, resend, seen, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, minutesLater, type World } from "#tests/support/world"

/** Ada suggests three changes; Ed asks about the first two of them. */
async function askedTwice(all: World): Promise<string> {
  const id = await sendEdit(all.ada, all.slug, [
    ["120 people", "130 people"],
    ["5 mg daily for a year", "5 mg twice daily for a year"],
    ["Nobody knows yet how long", "Nobody can say how long"],
  ])
  const [first, second] = await changeIds(all, id)
  await ask(all, id, { [first]: "The report says 120.", [second]: "Where is this from?" })
  return id
}

async function changeIds({ ed }: World, id: string): Promise<[string, string, string]> {
  const [one = "", two = "", three = ""] = (await readReview(ed, id))?.edit?.merged.changes.map((one) => one.id) ?? []
  return [one, two, three]
}

const ask = async ({ ed }: World, id: string, asked: Record<string, string>, message = "") =>
  requestChanges(minutesLater(ed, 1), { ...(await seen(ed, id)), message, asked })

const outcomes = async (who: World["ada"], id: string) =>
  (await readContribution(who, id))?.asked?.requests.map(({ outcome, answer }) => [outcome, answer])

async function answer({ ada, db }: World, id: string, to: string, text: string): Promise<void> {
  const key = answerKey((await readContribution(ada, id))?.asked?.decisionId ?? "", to)
  const [row] = await db.select().from(draft).where(eq(draft.contributionId, id))
  await saveDraft(ada, { id, saves: row?.saves, changes: { answers: { [key]: text } } })
}

test("a request may point at single changes alone; it is hashed, and the letter lists it", () =>
  inWorld(async (all) => {
    const id = await askedTwice(all)
    const [kept] = await all.db.select().from(decision).where(eq(decision.contributionId, id))
    expect(kept?.asked?.map(({ what, word }) => [what, word])).toEqual([
      ["replaced", "The report says 120."],
      ["added", "Where is this from?"],
    ])
    if (!kept) throw new Error("no decision was kept")
    expect(decisionHash({ ...kept, asked: null })).not.toBe(decisionHash(kept))
    expect(await verifyHistory(all)).toMatchObject({ misfit: null })
    const letters = await all.db.select().from(letter)
    expect(letters.some(({ body }) => body.includes("120 → 130") && body.includes("> The report says 120."))).toBe(true)
  }))

test.each([
  ["says nothing at all", "", {}, "message"],
  ["says too little, and asks with empty words", "Why?", { some: "" }, "message"],
  ["asks about a change that is not there", "", { another: "Why?" }, "asked.another"],
])("a request that %s is refused beside its field", (_, message, asked, field) =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    const refusal = await refusalOf(ask(all, id, asked, message))
    expect(refusal.problems).toHaveProperty([field])
  }),
)

test("each request says what became of its change: left, changed, taken back, answered", () =>
  inWorld(async (all) => {
    const id = await askedTwice(all)
    expect(await outcomes(all.ada, id)).toEqual([
      ["left", ""],
      ["left", ""],
    ])
    const [first] = await changeIds(all, id)
    await answer(all, id, first, "Figure 2 says 130.")
    await resend(all.ada, id, [
      ["120 people", "130 people"],
      ["5 mg daily", "5 mg thrice daily"],
    ])
    expect(await outcomes(all.ed, id)).toEqual([
      ["left", "Figure 2 says 130."],
      ["changed", ""],
    ])
    const view = await readContribution(all.ed, id)
    expect(view?.asked?.answeredIn).toBe(2)
    expect(view?.versions.at(-1)?.sincePrevious?.length).toBeGreaterThan(0)
  }))

test("what was taken back is gone, and the words around it do not matter", () =>
  inWorld(async (all) => {
    const id = await askedTwice(all)
    await resend(all.ada, id, [["5 mg daily for a year", "5 mg twice daily for a whole year"]])
    expect(await outcomes(all.ed, id)).toEqual([
      ["taken_back", ""],
      ["left", ""],
    ])
  }))

test("an answer alone makes a new version, and what was answered is asked no more", () =>
  inWorld(async (all) => {
    const id = await askedTwice(all)
    expect((await readWriting(all.ada, id))?.asked?.requests).toHaveLength(2)
    const [first] = await changeIds(all, id)
    await answer(all, id, first, "Figure 2 says 130.")
    expect(await submitContribution(all.ada, { id })).toEqual({ id, version: 2 })
    expect((await readWriting(all.ada, id))?.asked).toBeNull()
    const [kept] = (await readContribution(all.ed, id))?.asked?.requests ?? []
    expect(kept).toMatchObject({ outcome: "left", answer: "Figure 2 says 130." })
    await merge(all.ed, id)
    expect(await verifyHistory(all)).toMatchObject({ misfit: null })
  }))

test("a request finds its change also after the article moved on", () =>
  inWorld(async (all) => {
    const id = await askedTwice(all)
    await editArticle(all.ed, all.articleId, [["Half of them", "More than half of them"]])
    expect(await outcomes(all.ada, id)).toEqual([
      ["left", ""],
      ["left", ""],
    ])
    const [first] = await changeIds(all, id)
    const [request] = (await readContribution(all.ed, id))?.asked?.requests ?? []
    expect(request?.now?.id).toBe(first)
  }))
