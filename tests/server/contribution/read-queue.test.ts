import { expect, test } from "vitest"
import { queueFilters } from "#core/contribution/queue"
import { describeArticle } from "#server/article/describe"
import { claimContribution } from "#server/contribution/claim"
import { articlesInQueue, countQueue, readQueue } from "#server/contribution/read-queue"
import { withdrawContribution } from "#server/contribution/withdraw"
import { draftEdit, editArticle, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { aPublishedArticle, consultantTo, inWorld, minutesLater, someone, type World } from "#tests/support/world"

const queue = async ({ ed }: World, filters: Record<string, unknown> = {}) =>
  (await readQueue(ed, queueFilters.parse(filters))).rows
const DOSE = [["5 mg daily", "5 mg twice daily"]] as const

test("what waits is listed oldest first, with its author and size", () =>
  inWorld(async (all) => {
    const bo = await someone(all.db, { name: "Bo" })
    const newer = await sendInsight(minutesLater(bo, 5), all.slug, { body: "Four words of insight." })
    const older = await sendEdit(all.ada, all.slug, DOSE)
    expect(await queue(all)).toMatchObject([
      { id: older, kind: "edit", words: 1, author: { name: "Ada Expert" }, conflicts: 0, behind: 0, isOwn: false },
      { id: newer, kind: "insight", words: 4, author: { name: "Bo" }, conflicts: 0 },
    ])
  }))

test("drafts, withdrawn and decided ones do not wait", () =>
  inWorld(async (all) => {
    await draftEdit(all.ada, all.slug, DOSE)
    await withdrawContribution(all.ada, { id: await sendInsight(all.ada, all.slug) })
    await merge(all.ed, await sendInsight(all.ada, all.slug))
    expect(await queue(all)).toEqual([])
  }))

test("how far behind it is and how many places are to be settled is said at once", () =>
  inWorld(async (all) => {
    await sendEdit(all.ada, all.slug, [...DOSE, ["120 people", "121 people"]])
    await editArticle(all.ed, all.articleId, [["120 people", "119 people"]])
    await editArticle(all.ed, all.articleId, [["Nobody knows", "No one knows"]])
    expect(await queue(all)).toMatchObject([{ behind: 2, conflicts: 1, words: 3 }])
  }))

test("interests in what the article names are said at once", () =>
  inWorld(async (all) => {
    const parties = [{ name: "AbbVie", aliases: [] }]
    await describeArticle(all.ed, { articleId: all.articleId, topic: "", parties })
    const cy = await someone(all.db, { name: "Cy", answers: consultantTo("AbbVie Inc.", "Roche") })
    await sendEdit(cy, all.slug, DOSE)
    expect(await queue(all)).toMatchObject([
      { interestsNamed: ["AbbVie"], disclosureLine: "Declared interests: consulting fees (AbbVie Inc., Roche)." },
    ])
  }))

test("one's own contribution is marked, and may not be claimed", () =>
  inWorld(async (all) => {
    await sendEdit(all.ed, all.slug, DOSE)
    const [row] = await queue(all)
    expect([row?.isOwn, row?.moves.has("claim"), row?.moves.has("merge")]).toEqual([true, false, false])
  }))

test.each([
  [{ kind: "insight" }, ["insight"]],
  [{ kind: "edit" }, ["edit", "elsewhere"]],
  [{ article: "another" }, ["elsewhere"]],
  [{ claimed: "mine" }, ["edit"]],
  [{ claimed: "nobody" }, ["insight", "elsewhere"]],
  [{ kind: "edit", claimed: "nobody" }, ["elsewhere"]],
  [{ kind: "nonsense", claimed: "nonsense" }, ["edit", "insight", "elsewhere"]],
] as const)("narrowed by %j the queue shows %j", (filters, shown) =>
  inWorld(async (all) => {
    const other = await aPublishedArticle(all.ed, { markdown: "# Another\n\nA tablet of 5 mg daily." })
    const names = new Map([
      [await sendEdit(all.ada, all.slug, DOSE), "edit"],
      [await sendInsight(minutesLater(all.ada, 1), all.slug), "insight"],
      [await sendEdit(minutesLater(all.ada, 2), other.slug, DOSE), "elsewhere"],
    ])
    const [edit = ""] = names.keys()
    await claimContribution(all.ed, { id: edit })
    expect((await queue(all, filters)).map(({ id }) => names.get(id))).toEqual(shown)
  }),
)

test("a claim that has run out leaves it to everybody", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, DOSE)
    await claimContribution(all.ed, { id })
    const later = { ...all, ed: minutesLater(all.ed, 61) }
    expect(await queue(later, { claimed: "nobody" })).toHaveLength(1)
    expect(await queue(later, { claimed: "mine" })).toHaveLength(0)
  }))

test("the tabs count what the filters show", () =>
  inWorld(async (all) => {
    await sendEdit(all.ada, all.slug, DOSE)
    await merge(all.ed, await sendInsight(all.ada, all.slug))
    await withdrawContribution(all.ada, { id: await sendInsight(all.ada, all.slug) })
    await draftEdit(await someone(all.db), all.slug, DOSE)
    expect(await countQueue(all.ed)).toMatchObject({ submitted: 1, merged: 1, withdrawn: 1, declined: 0 })
    expect(await countQueue(all.ed, { kind: "edit" })).toMatchObject({ submitted: 1, merged: 0, withdrawn: 0 })
  }))

test("the articles to narrow by are those with something in this state", () =>
  inWorld(async (all) => {
    await aPublishedArticle(all.ed, { markdown: "# Another\n\nText." })
    await sendEdit(all.ada, all.slug, DOSE)
    expect(await articlesInQueue(all.ed, "submitted")).toEqual([
      { slug: all.slug, title: "Two drugs for one leukaemia" },
    ])
    expect(await articlesInQueue(all.ed, "merged")).toEqual([])
  }))

test("a long queue goes on where the page ended, with nothing twice and nothing left out", () =>
  inWorld(async (all) => {
    const ids: string[] = []
    for (const n of [0, 1, 1, 2, 3]) ids.push(await sendInsight(minutesLater(await someone(all.db), n), all.slug))
    const seenIds: string[] = []
    let after: string | undefined
    do {
      const page = await readQueue(all.ed, queueFilters.parse({ after }), 2)
      seenIds.push(...page.rows.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect([...seenIds].sort()).toEqual([...ids].sort())
    expect(seenIds).toHaveLength(5)
  }))

test.each(["x", "1.x", "99999999999999.x", "1.------------------------------------", ""])(
  "the cursor %j means the first page",
  (after) =>
    inWorld(async (all) => {
      await sendEdit(all.ada, all.slug, DOSE)
      expect(await queue(all, { after })).toHaveLength(1)
    }),
)

test.each([
  ["readQueue", ({ ada }: World) => readQueue(ada, queueFilters.parse({}))],
  ["countQueue", ({ ada }: World) => countQueue(ada)],
  ["articlesInQueue", ({ ada }: World) => articlesInQueue(ada, "submitted")],
] as const)("%s is for editors", (_, read) =>
  inWorld(async (all) => {
    expect(await refusalOf(read(all))).toMatchObject({ code: "not-allowed" })
  }),
)
