import { expect, test } from "vitest"
import { claimContribution } from "#server/contribution/claim"
import { readNearby } from "#server/contribution/read-nearby"
import { nextToDecide } from "#server/contribution/read-next"
import { readReview } from "#server/contribution/read-review"
import { withdrawContribution } from "#server/contribution/withdraw"
import { editArticle, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { aPublishedArticle, inWorld, minutesLater, someone, type World } from "#tests/support/world"

const near = async (all: World, id: string) => {
  const found = [...(await readNearby(all, { id, articleId: all.articleId })).values()]
  return found.map((others) => others.map(({ id: other }) => other))
}

test("others who touch the same passage are named, whatever they do to it", () =>
  inWorld(async (all) => {
    const one = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    const two = await sendEdit(minutesLater(await someone(all.db), 1), all.slug, [["The trial", "This trial"]])
    const three = await sendInsight(minutesLater(await someone(all.db), 2), all.slug, { exact: "chronic" })
    await sendEdit(minutesLater(await someone(all.db), 3), all.slug, [["5 mg daily", "5 mg twice daily"]])
    const review = await readReview(all.ed, one)
    const block = review?.edit?.merged.changes[0]?.blockId ?? ""
    expect(review?.nearby.get(block)?.map(({ id }) => id)).toEqual([two, three])
  }))

test("who wrote on an earlier revision is found by the passage, and who took theirs back is not", () =>
  inWorld(async (all) => {
    const one = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    await editArticle(all.ed, all.articleId, [["chronic", "a chronic"]])
    const bo = minutesLater(await someone(all.db), 1)
    const two = await sendEdit(bo, all.slug, [["The trial", "This trial"]])
    expect(await near(all, one)).toEqual([[two]])
    await withdrawContribution(bo, { id: two })
    expect(await near(all, one)).toEqual([])
  }))

test("what waits next is the oldest of others that nobody else is at", () =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const first = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    const second = await sendInsight(minutesLater(all.ada, 1), all.slug)
    const own = await sendInsight(minutesLater(all.ed, 2), all.slug)
    const last = await sendInsight(minutesLater(all.ada, 3), all.slug)
    await merge(all.ed, first)
    expect(await nextToDecide(all.ed, first)).toMatchObject({ id: second })
    await claimContribution(eve, { id: second })
    expect(await nextToDecide(all.ed, first)).toMatchObject({ id: last })
    expect(await nextToDecide(eve, second)).toMatchObject({ id: own })
    expect(await nextToDecide(all.ada, first)).toBeNull()
  }))

test("what waits for the same article comes before what is older elsewhere", () =>
  inWorld(async (all) => {
    const elsewhere = await aPublishedArticle(all.ed, { markdown: "# Elsewhere\n\n*Far away.*\n\nAnother text.\n" })
    const older = await sendInsight(all.ada, elsewhere.slug)
    const here = await sendInsight(minutesLater(all.ada, 1), all.slug)
    const after = await sendInsight(minutesLater(all.ada, 2), all.slug)
    expect(await nextToDecide(all.ed, here)).toMatchObject({ id: after })
    expect(await nextToDecide(all.ed, older)).toMatchObject({ id: here })
    expect(await nextToDecide(all.ed, here, { article: elsewhere.slug })).toMatchObject({ id: older })
    expect(await nextToDecide(all.ed, here, { kind: "edit" })).toMatchObject({ id: after })
  }))
