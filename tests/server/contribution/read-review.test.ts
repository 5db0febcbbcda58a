import { expect, test } from "vitest"
import { blockText } from "#core/document/plain-text"
import { describeArticle } from "#server/article/describe"
import { readContribution } from "#server/contribution/read"
import { readReview } from "#server/contribution/read-review"
import { noteOnContribution } from "#server/contribution/remark"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { draftEdit, editArticle, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { consultantTo, inWorld, minutesLater, someone, type World } from "#tests/support/world"

const anEdit = ({ ada, slug }: World) => sendEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])

test("what a page shows is what merging gives, also when the article moved on", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    const review = await readReview(all.ed, id)
    await merge(all.ed, id)
    const after = await readReview(all.ed, id)
    expect(review?.edit?.merged.document).toEqual(after?.live)
    expect(review).toMatchObject({ versionN: 1, liveSeq: 2, baseSeq: 1 })
  }))

test("every block of the next text is shown, with what changes in it", () =>
  inWorld(async (all) => {
    const review = await readReview(all.ed, await anEdit(all))
    expect(review?.edit?.suggested.map(({ kind }) => kind)).toEqual(["same", "changed", "same", "same", "same"])
  }))

test("a sentence that both changed is flagged", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await editArticle(all.ed, all.articleId, [["tablet of 5 mg", "tablet of 10 mg"]])
    const review = await readReview(all.ed, id)
    const [flag] = review?.edit?.merged.flags ?? []
    const block = review?.edit?.merged.document.blocks.find(
      (one) => flag?.kind === "same-sentence" && one.id === flag.blockId,
    )
    expect(flag?.kind).toBe("same-sentence")
    expect(block && blockText(block)).toBe("Half of them took a tablet of 10 mg twice daily for a year.")
  }))

test("resolutions are tried out and not kept", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    await editArticle(all.ed, all.articleId, [["120 people", "125 people"]])
    const place = (await readReview(all.ed, id))?.edit?.merged.unresolved[0] ?? ""
    const tried = await readReview(all.ed, id, { resolutions: { [place]: { take: "theirs", text: "" } } })
    expect(tried?.edit?.merged.unresolved).toEqual([])
    expect((await readReview(all.ed, id))?.edit?.merged.unresolved).toEqual([place])
  }))

test("an insight is shown at its words in the article as it is now", () =>
  inWorld(async (all) => {
    const id = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await editArticle(all.ed, all.articleId, [["The trial", "The first trial"]])
    expect((await readReview(all.ed, id))?.place).toMatchObject({ state: "anchored", ranges: [{ from: 25, to: 35 }] })
  }))

test("the author's interests are those certified with this version", () =>
  inWorld(async (all) => {
    const parties = [{ name: "AbbVie", aliases: [] }]
    await describeArticle(all.ed, { articleId: all.articleId, topic: "", parties })
    const id = await anEdit(all)
    await certifyDisclosure(minutesLater(all.ada, 1), { answers: consultantTo("AbbVie"), certified: true })
    expect((await readReview(all.ed, id))?.interestsNamed).toEqual([])
  }))

test("the author's record counts their other contributions", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendInsight(all.ada, all.slug))
    await sendInsight(all.ada, all.slug)
    await draftEdit(all.ada, all.slug, [["120 people", "119 people"]])
    const id = await anEdit(all)
    expect((await readReview(all.ed, id))?.record).toEqual({ merged: 1, declined: 0, pending: 1 })
  }))

test("the editor sees their own interests, and whether they hold", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const eve = await someone(all.db, { role: "editor", answers: null })
    expect(await readReview(eve, id)).toMatchObject({
      ownDisclosureHolds: false,
      hadOwnDisclosure: false,
      ownInterests: [],
    })
  }))

test("next comes the oldest that waits and is nobody else's and not one's own", () =>
  inWorld(async (all) => {
    const own = await sendEdit(all.ed, all.slug, [["120 people", "119 people"]])
    const first = await anEdit(all)
    const second = await sendInsight(minutesLater(all.ada, 1), all.slug)
    expect((await readReview(all.ed, first))?.next?.id).toBe(second)
    expect((await readReview(all.ed, second))?.next?.id).toBe(first)
    expect((await readReview(all.ed, own))?.next?.id).toBe(first)
  }))

test("private notes are the editors', and their author's page does not even know of them", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await noteOnContribution(all.ed, { id, body: "Ask Jonas." })
    expect((await readReview(all.ed, id))?.contribution.thread).toMatchObject([
      { body: "Ask Jonas.", audience: "staff" },
    ])
    const theirs = await readContribution(all.ada, id)
    expect([theirs?.thread, theirs?.timeline.some(({ kind }) => kind === "contribution.noted")]).toEqual([[], false])
  }))

test.each([
  ["the author", ({ ada }: World) => ada],
  ["a visitor", ({ ed }: World) => ({ ...ed, actor: { kind: "visitor" as const } })],
] as const)("%s does not see the review", (_, who) =>
  inWorld(async (all) => {
    expect(await readReview(who(all), await anEdit(all))).toBeNull()
  }),
)

test("what was not sent yet is not reviewed", () =>
  inWorld(async (all) => {
    expect(await readReview(all.ed, await draftEdit(all.ada, all.slug, [["120 people", "119 people"]]))).toBeNull()
  }))
