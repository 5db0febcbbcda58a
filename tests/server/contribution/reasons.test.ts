import { eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import type { DraftContent } from "#core/contribution/content"
import { draftedChanges, readDrafted } from "#core/contribution/drafted"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { type ChangeReason, reasonsBy } from "#core/contribution/reasons"
import { NO_SOURCE, readSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import { version } from "#db/tables/contributions"
import { loadArticle, loadLive } from "#server/article/load"
import type { Context } from "#server/context"
import { bringUpToDate } from "#server/contribution/bring-up-to-date"
import { readRecord } from "#server/contribution/read-record"
import { readReview } from "#server/contribution/read-review"
import { readWriting } from "#server/contribution/read-writing"
import { saveDraft } from "#server/contribution/save-draft"
import { submitContribution } from "#server/contribution/submit"
import { undoMerge } from "#server/contribution/undo"
import { verifyHistory } from "#server/history/verify"
import { draftEdit, editArticle, liveMarkdown, merge, seen, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, PUBLISHING, someone, type World } from "#tests/support/world"

function sourceOf(address: string, title = "Three winters"): Source {
  const read = readSource({ ...NO_SOURCE, address, title }, [])
  if (!read.ok) throw new Error("no source")
  return read.source
}
const WINTERS = sourceOf("10.1056/winters")
const DOSE = ["5 mg daily", `5 mg twice daily[^${WINTERS.id}]`] as const
const PEOPLE = ["120 people", "130 people"] as const

const writingOf = async (who: Context, id: string) => {
  const writing = await readWriting(who, id)
  if (!writing) throw new Error("the draft cannot be written any more")
  return writing
}

async function changesOf(who: Context, id: string) {
  const { content, base } = await writingOf(who, id)
  const drafted = readDrafted({ draft: content, base, newId: newBlockIds(id) })
  return draftedChanges(drafted, { blocks: [...base.blocks] })
}

async function save(who: Context, id: string, changes: Partial<DraftContent>) {
  await saveDraft(who, { id, saves: (await writingOf(who, id)).saves, changes })
}

/** Gives the change that puts in `words` a reason, as the page does while it is written. */
async function give(who: Context, id: string, words: string, said: Partial<ChangeReason>): Promise<void> {
  const found = (await changesOf(who, id)).find(({ about }) => about.after.includes(words))
  if (!found) throw new Error(`no change says “${words}”`)
  const { content } = await writingOf(who, id)
  await save(who, id, { reasons: [...(content.reasons ?? []), { about: found.about, text: "", refId: "", ...said }] })
}

const sentBy = async ({ db }: World, id: string) => {
  const [row] = await db.select().from(version).where(eq(version.contributionId, id))
  if (row?.content.kind !== "edit") throw new Error("no edit was sent")
  return row.content
}
const liveSources = async ({ ed, articleId }: World) =>
  (await loadLive(ed, await loadArticle(ed, articleId))).sources.map(({ id, doi }) => ({ id, doi }))

/** Ada's edit of two places, with a reason and a new source for the dose. */
async function reasoned(all: World): Promise<string> {
  const id = await draftEdit(all.ada, all.slug, [DOSE, PEOPLE], { sources: [WINTERS] })
  await give(all.ada, id, "twice", { text: "As the label says.", refId: WINTERS.id })
  await submitContribution(all.ada, { id })
  return id
}

describe("sending", () => {
  test("keeps each reason under its change, and the sources that it brings", () =>
    inWorld(async (all) => {
      const sent = await sentBy(all, await reasoned(all))
      expect(sent.sources).toEqual([WINTERS])
      expect(sent.reasons).toMatchObject([
        { text: "As the label says.", refId: WINTERS.id, changeId: expect.any(String) },
      ])
    }))

  test("takes the first of them for the whole where nothing else is said, and asks where there is none", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE], { reason: "" })
      expect((await refusalOf(submitContribution(all.ada, { id }))).problems.reason).toContain("why this should change")
      await give(all.ada, id, "130", { text: "The report counts 130." })
      await submitContribution(all.ada, { id })
      expect(await sentBy(all, id)).toMatchObject({ reason: "The report counts 130." })
    }))

  test("says nothing of reasons where none is given, as before there were any", () =>
    inWorld(async (all) => {
      const id = await sendEdit(all.ada, all.slug, [PEOPLE], { reasons: [], sources: [WINTERS] })
      const sent = await sentBy(all, id)
      expect([Object.hasOwn(sent, "reasons"), Object.hasOwn(sent, "sources")]).toEqual([false, false])
    }))

  test("leaves a reason whose change was taken back in the draft", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [DOSE, PEOPLE], { sources: [WINTERS] })
      await give(all.ada, id, "130", { text: "Ten came later." })
      const { content, base } = await writingOf(all.ada, id)
      const [first] = base.blocks
      const { [first?.id ?? ""]: _, ...blocks } = content.blocks
      await save(all.ada, id, { blocks })
      await submitContribution(all.ada, { id })
      expect((await sentBy(all, id)).reasons).toBeUndefined()
      expect((await writingOf(all.ada, id)).content.reasons).toMatchObject([{ text: "Ten came later." }])
    }))

  test.each([
    ["a reason that is too long", { text: "a".repeat(1001) }, /at most|keep this to 1,000/],
    ["a reason with what cannot be seen", { text: "So\u200B." }, /After “So”/],
    ["a source that is nowhere", { refId: "s-nowhere" }, /names a source that is not there/],
  ])("refuses %s, with a sentence", (_, said, sentence) =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE])
      await give(all.ada, id, "130", said)
      const refused = await refusalOf(submitContribution(all.ada, { id }))
      expect(refused.problems.reasons).toMatch(sentence)
    }),
  )

  test("a draft takes no source under a name that another may have", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE])
      const forged = { ...WINTERS, id: "1" }
      expect(await refusalOf(save(all.ada, id, { sources: [forged] }))).toMatchObject({ code: "invalid-input" })
    }))
})

describe("the plain form that sends", () => {
  const form = (change: string, address: string) => [
    {
      change,
      text: "As the label says.",
      refId: "",
      source: { address, title: "Three winters", authors: "", year: "" },
    },
  ]

  test("gives reasons and new sources in one go", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE])
      const [one] = await changesOf(all.ada, id)
      await submitContribution(all.ada, { id, reasons: form(one?.change.id ?? "", "doi:10.1056/winters") })
      expect(await sentBy(all, id)).toMatchObject({ reasons: [{ refId: WINTERS.id }], sources: [WINTERS] })
      expect((await writingOf(all.ada, id)).content).toMatchObject({ reasons: [{ text: "As the label says." }] })
    }))

  test("names the article's own source where it has it", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE])
      const [one] = await changesOf(all.ada, id)
      await submitContribution(all.ada, { id, reasons: form(one?.change.id ?? "", "https://doi.org/10.1000/182") })
      const [{ id: known } = { id: "" }] = await liveSources(all)
      expect((await sentBy(all, id)).reasons).toMatchObject([{ refId: known }])
      expect((await sentBy(all, id)).sources).toBeUndefined()
    }))

  test("is refused with a sentence beside the field, and nothing is kept", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE])
      const [one] = await changesOf(all.ada, id)
      const sending = submitContribution(all.ada, { id, reasons: form(one?.change.id ?? "", "the library") })
      expect((await refusalOf(sending)).problems).toEqual({
        "reasons.0.address": "This is no DOI, PubMed number or web address.",
      })
      expect((await writingOf(all.ada, id)).content.reasons).toBeUndefined()
    }))
})

describe("deciding", () => {
  test("the editor sees the reason with its change, also where the article changed too", () =>
    inWorld(async (all) => {
      const id = await reasoned(all)
      const clean = (await readReview(all.ed, id))?.edit
      const change = clean?.merged.changes.find(({ id: one }) => one === clean.reasons[0]?.changeId)
      expect(clean && [...reasonsBy(clean.reasons, clean.merged).keys()]).toEqual([change?.id])
      expect(clean?.added).toEqual([WINTERS])
      await editArticle(all.ed, all.articleId, [["5 mg daily", "5 mg each morning"]])
      const contested = (await readReview(all.ed, id))?.edit
      const [place] = contested?.merged.conflicts ?? []
      expect(contested && [...reasonsBy(contested.reasons, contested.merged).keys()]).toEqual([place?.id])
    }))

  test("merging brings the source that the text cites, and the record keeps the reason", () =>
    inWorld(async (all) => {
      const id = await reasoned(all)
      const { seq } = await merge(all.ed, id)
      expect(seq).toBe(2)
      expect((await liveSources(all)).map(({ doi }) => doi)).toEqual(["10.1000/182", "10.1056/winters"])
      expect(await readRecord(all, all.slug, id)).toMatchObject({
        reasons: [{ text: "As the label says." }],
        added: [WINTERS],
      })
      expect((await verifyHistory(all)).misfit).toBeNull()
    }))

  test("a change that is left out leaves no source behind", () =>
    inWorld(async (all) => {
      const id = await reasoned(all)
      const edit = (await readReview(all.ed, id))?.edit
      const dose = edit?.reasons[0]?.about.place.blockId
      const left = edit?.merged.changes.filter(({ blockId }) => blockId === dose) ?? []
      const decline = { verdict: "decline", text: "", word: "" }
      await merge(all.ed, id, { rulings: Object.fromEntries(left.map((change) => [change.id, decline])) })
      expect(await liveMarkdown(all.ed, all.articleId)).toContain("130 people")
      expect(await liveSources(all)).toHaveLength(1)
    }))

  test("a source that is only a reason's stays with the contribution", () =>
    inWorld(async (all) => {
      const id = await draftEdit(all.ada, all.slug, [PEOPLE], { sources: [WINTERS] })
      await give(all.ada, id, "130", { refId: WINTERS.id })
      await submitContribution(all.ada, { id })
      await merge(all.ed, id)
      expect(await liveSources(all)).toHaveLength(1)
    }))

  test("an editor's own words for a change can cite the new source", () =>
    inWorld(async (all) => {
      const id = await reasoned(all)
      const change = (await readReview(all.ed, id))?.edit?.reasons[0]?.changeId ?? ""
      const text = `10 mg[^${WINTERS.id}]`
      await merge(all.ed, id, { rulings: { [change]: { verdict: "amend", text, word: "" } } })
      expect(await liveSources(all)).toHaveLength(2)
      expect(await liveMarkdown(all.ed, all.articleId)).toContain(`10 mg[^${WINTERS.id}]`)
    }))

  test("undoing the merge takes the source out again, unless somebody else cites it by then", () =>
    inWorld(async (all) => {
      const id = await reasoned(all)
      await merge(all.ed, id)
      const undoing = { ...PUBLISHING, message: "The label was withdrawn.", resolutions: {} }
      await undoMerge(all.ed, { ...(await seen(all.ed, id)), ...undoing })
      expect(await liveSources(all)).toHaveLength(1)
      const again = await reasoned({ ...all, ada: await someone(all.db, { name: "Bo Expert" }) })
      await merge(all.ed, again)
      await editArticle(all.ed, all.articleId, [["how long that lasts", `how long that lasts[^${WINTERS.id}]`]])
      await undoMerge(all.ed, { ...(await seen(all.ed, again)), ...undoing })
      expect(await liveSources(all)).toHaveLength(2)
    }))
})

describe("two who add the same source", () => {
  const LAST = ["how long that lasts", `how long that lasts[^${WINTERS.id}]`] as const

  test.each([
    ["the first first", [0, 1]],
    ["the second first", [1, 0]],
  ])("make one source of it, %s", (_, order) =>
    inWorld(async (all) => {
      const bo = await someone(all.db, { name: "Bo Expert" })
      const ids = [
        await sendEdit(all.ada, all.slug, [DOSE], { sources: [WINTERS] }),
        await sendEdit(bo, all.slug, [LAST], { sources: [sourceOf("https://doi.org/10.1056/WINTERS", "3 winters")] }),
      ]
      for (const at of order) await merge(all.ed, ids[at] ?? "")
      expect(await liveSources(all)).toHaveLength(2)
      const text = await liveMarkdown(all.ed, all.articleId)
      expect(text.split(`[^${WINTERS.id}]`)).toHaveLength(4)
    }),
  )

  test("cite it by the article's name for it, where an editor was first", () =>
    inWorld(async (all) => {
      const id = await reasoned(all)
      await editArticle(all.ed, all.articleId, [
        ["how long that lasts.", "how long that lasts.[^w]"],
        ["[^1]: Smith", "[^w]: Winters. https://doi.org/10.1056/winters\n\n[^1]: Smith"],
      ])
      const names = (await liveSources(all)).map((source) => source.id)
      expect((await readReview(all.ed, id))?.edit).toMatchObject({ added: [], reasons: [{ refId: "w" }] })
      await merge(all.ed, id)
      expect((await liveSources(all)).map((source) => source.id)).toEqual(names)
      expect(await liveMarkdown(all.ed, all.articleId)).toContain("5 mg twice daily[^w]")
    }))
})

test("an edit that is brought up to date keeps its reasons and its sources", () =>
  inWorld(async (all) => {
    const id = await draftEdit(all.ada, all.slug, [DOSE, PEOPLE], { sources: [WINTERS] })
    await give(all.ada, id, "twice", { text: "As the label says.", refId: WINTERS.id })
    await give(all.ada, id, "130", { text: "Ten came later." })
    await editArticle(all.ed, all.articleId, [["Half of them", "In the trial, half of them all"]])
    const { saves } = await writingOf(all.ada, id)
    await bringUpToDate(all.ada, { id, saves, liveSeq: 2, resolutions: {} })
    expect((await writingOf(all.ada, id)).content).toMatchObject({ reasons: [{}, {}], sources: [WINTERS] })
    await submitContribution(all.ada, { id })
    const sent = await sentBy(all, id)
    expect(sent.sources).toEqual([WINTERS])
    expect(sent.reasons?.map(({ about, text }) => [about.after.replaceAll("\uFFFC", ""), text])).toEqual([
      ["130", "Ten came later."],
      [expect.stringContaining("twice"), "As the label says."],
    ])
  }))

test("an edit that is brought up to date brings the source itself that it cites and the article has dropped", () =>
  inWorld(async (all) => {
    const id = await draftEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily[^1]"]])
    const [smith] = (await loadLive(all.ed, await loadArticle(all.ed, all.articleId))).sources
    await editArticle(all.ed, all.articleId, [
      ["no sign of disease.[^1]", "no sign of disease."],
      ["[^1]: Smith J. A trial. 2024. https://doi.org/10.1000/182\n", ""],
    ])
    expect(await liveSources(all)).toEqual([])
    const { saves } = await writingOf(all.ada, id)
    await bringUpToDate(all.ada, { id, saves, liveSeq: 2, resolutions: {} })
    await save(all.ada, id, { sources: (await writingOf(all.ada, id)).content.sources ?? [] })
    await submitContribution(all.ada, { id })
    expect((await sentBy(all, id)).sources).toMatchObject([{ doi: smith?.doi, text: smith?.text }])
    await merge(all.ed, id)
    expect(await liveSources(all)).toMatchObject([{ doi: "10.1000/182" }])
  }))

test("reasons that came with the sending are not written over by a tab that has the old ones", () =>
  inWorld(async (all) => {
    const id = await draftEdit(all.ada, all.slug, [PEOPLE])
    const { saves } = await writingOf(all.ada, id)
    const [change] = await changesOf(all.ada, id)
    const typed = { change: change?.change.id ?? "", text: "Ten came later.", refId: "", source: NO_SOURCE }
    await submitContribution(all.ada, { id, saves, reasons: [typed] })
    const late = await refusalOf(saveDraft(all.ada, { id, saves, changes: { reasons: [] } }))
    expect(late.code).toBe("out-of-date")
    expect((await writingOf(all.ada, id)).content.reasons).toMatchObject([{ text: "Ten came later." }])
  }))
