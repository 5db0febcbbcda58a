import { and, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import type { Ruled } from "#core/contribution/ruled"
import { contentHash } from "#core/document/content-hash"
import { credit } from "#db/tables/articles"
import { decision } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { decisionHash } from "#server/contribution/decide"
import { readContribution } from "#server/contribution/read"
import { readRecord } from "#server/contribution/read-record"
import { readReview } from "#server/contribution/read-review"
import { verifyHistory } from "#server/history/verify"
import { editArticle, liveMarkdown, merge, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, liveSeq, type World } from "#tests/support/world"

const wordsOf = async ({ db, articleId }: World, who: Context) => {
  const [row] = await db
    .select()
    .from(credit)
    .where(and(eq(credit.articleId, articleId), eq(credit.personId, idOf(who))))
  return row?.wordsStanding ?? 0
}

/** Ada suggests three changes: another number, a longer dose, and a paragraph without its last words. */
const suggest = (all: World) =>
  sendEdit(all.ada, all.slug, [
    ["120 people", "130 people"],
    ["5 mg daily for a year", "5 mg twice daily for a year"],
    ["Nobody knows yet how long", "Nobody can say how long"],
  ])

/** The id of Ada's change that brings these words. */
async function changeWith(all: World, id: string, words: string): Promise<string> {
  const review = await readReview(all.ed, id)
  const found = review?.edit?.merged.changes.find(
    (change) => change.kind === "text" && change.theirs.some((node) => node.type === "text" && node.text === words),
  )
  if (!found) throw new Error(`no change brings “${words}”`)
  return found.id
}

const ruling = (verdict: "accept" | "amend" | "decline", text = "", word = "") => ({ verdict, text, word })

test("a change left out leaves the article's words, and the others are taken", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const number = await changeWith(all, id, "130")
    await merge(all.ed, id, { rulings: { [number]: ruling("decline", "", "The report says 120.") } })
    const text = await liveMarkdown(all, all.articleId)
    expect(text).toContain("enrolled 120 people")
    expect(text).toContain("5 mg twice daily")
    expect(text).toContain("Nobody can say how long")
  }))

test("of an amended change the words that survive are the expert's and the new ones the editor's", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const before = await wordsOf(all, all.ed)
    const words = await changeWith(all, id, "can say")
    await merge(all.ed, id, { rulings: { [words]: ruling("amend", "can really say") } })
    expect(await liveMarkdown(all, all.articleId)).toContain("Nobody can really say how long")
    // Hers: 130, twice, can, say. His: really, less the three words that hers replaced.
    expect([await wordsOf(all, all.ada), await wordsOf(all, all.ed)]).toEqual([4, before - 3 + 1])
  }))

test("what the review shows with the same choices is what is published, and by whom", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const rulings = {
      [await changeWith(all, id, "can say")]: ruling("amend", "can really say"),
      [await changeWith(all, id, "130")]: ruling("decline"),
    }
    const review = await readReview(all.ed, id, { rulings, isAuthored: true })
    expect(review?.edit?.authored).toMatchObject({ authorWords: 3, editorWords: 1 })
    await merge(all.ed, id, { rulings })
    const after = await readReview(all.ed, id)
    expect(after?.live).toEqual(review?.edit?.merged.document)
    expect(await wordsOf(all, all.ada)).toBe(3)
  }))

test("the suggestion is shown whole, whatever is tried out", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const number = await changeWith(all, id, "130")
    const plain = await readReview(all.ed, id)
    const tried = await readReview(all.ed, id, { rulings: { [number]: ruling("decline") } })
    expect(tried?.edit?.suggested).toEqual(plain?.edit?.suggested)
    expect(tried?.edit?.merged.changes.map(({ state }) => state)).toContain("declined")
  }))

test("the decision keeps what was made of each change, and the author reads all of it", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    await merge(all.ed, id, {
      rulings: {
        [await changeWith(all, id, "130")]: ruling("decline", "", "The report says 120."),
        [await changeWith(all, id, "can say")]: ruling("amend", "is able to say", "Plainer."),
      },
    })
    const [last] = (await readContribution(all.ada, id))?.decisions ?? []
    expect(last?.ruled).toMatchObject({ accepted: 1, amended: 1, declined: 1 } satisfies Partial<Ruled>)
    expect(last?.ruled?.changes.map(({ verdict, word }) => [verdict, word])).toEqual([
      ["decline", "The report says 120."],
      ["amend", "Plainer."],
    ])
    expect((await verifyHistory(all)).misfit).toBeNull()
  }))

test("readers get the counts and no word of what was said", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const rulings = { [await changeWith(all, id, "130")]: ruling("decline", "", "A private remark.") }
    await merge(all.ed, id, { rulings })
    const record = await readRecord(all, all.slug, id)
    expect(record?.ruled).toEqual({ accepted: 2, amended: 0, declined: 1 })
    expect(JSON.stringify(record)).not.toContain("A private remark.")
  }))

test("a decision that says nothing of single changes has the hash that it had before they could be decided on", () =>
  inWorld(async (all) => {
    await merge(all.ed, await suggest(all))
    const [row] = await all.db.select().from(decision)
    if (!row) throw new Error("nothing was decided")
    const { ruled: _, asked: __, amendment: ___, ...before } = row
    const asRecorded = contentHash({ ...before, decidedAt: row.decidedAt.toISOString() })
    expect(decisionHash({ ...row, ruled: null })).toBe(asRecorded)
    expect(decisionHash(row)).not.toBe(asRecorded)
  }))

test("with every change left out there is nothing to merge", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const review = await readReview(all.ed, id)
    const rulings = Object.fromEntries((review?.edit?.merged.changes ?? []).map((one) => [one.id, ruling("decline")]))
    expect(await refusalOf(merge(all.ed, id, { rulings }))).toMatchObject({ code: "not-possible-now" })
    expect(await liveSeq(all, all.articleId)).toBe(1)
  }))

test.each([
  ["amend", "", "Write the words that shall stand here, or leave the change out."],
  ["amend", "13\u200B0", "U+200B"],
] as const)("%s with %j is refused beside the change", (verdict, text, said) =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const number = await changeWith(all, id, "130")
    const refusal = await refusalOf(merge(all.ed, id, { rulings: { [number]: ruling(verdict, text) } }))
    expect(refusal.problems[`rulings.${number}`]).toContain(said)
    expect(await liveSeq(all, all.articleId)).toBe(1)
  }),
)

test("a verdict on a change that is not there is refused, not passed over", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const refusal = await refusalOf(merge(all.ed, id, { rulings: { nowhere: ruling("decline") } }))
    expect(refusal.problems["rulings.nowhere"]).toContain("not part of the contribution")
  }))

test("the same verdicts hold after the article moved on elsewhere: changes keep their names", () =>
  inWorld(async (all) => {
    const id = await suggest(all)
    const number = await changeWith(all, id, "130")
    await editArticle(all.ed, all.articleId, [["The trial enrolled", "The first trial enrolled"]])
    await merge(all.ed, id, { rulings: { [number]: ruling("decline") } })
    const text = await liveMarkdown(all, all.articleId)
    expect(text).toContain("The first trial enrolled 120 people")
    expect(text).toContain("5 mg twice daily")
  }))

test("where words conflict, both can stand with the expert's first", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    await editArticle(all.ed, all.articleId, [["120 people", "125 people"]])
    const place = (await readReview(all.ed, id))?.edit?.merged.conflicts[0]?.id ?? ""
    await merge(all.ed, id, { resolutions: { [place]: { take: "both-reversed", text: "" } } })
    expect(await liveMarkdown(all, all.articleId)).toContain("enrolled 130 125 people")
    const [last] = (await readContribution(all.ada, id))?.decisions ?? []
    expect(last?.ruled?.places).toMatchObject([{ take: "both-reversed" }])
  }))
