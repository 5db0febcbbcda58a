import { expect, test } from "vitest"
import { composeText } from "#core/contribution/compose"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { blockText } from "#core/document/plain-text"
import { bringUpToDate } from "#server/contribution/bring-up-to-date"
import { readUpToDate } from "#server/contribution/read-up-to-date"
import { readWriting } from "#server/contribution/read-writing"
import { saveDraft } from "#server/contribution/save-draft"
import { submitContribution } from "#server/contribution/submit"
import { draftEdit, editArticle, liveMarkdown, merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, someone, type World } from "#tests/support/world"

const anEdit = ({ ada, slug }: World) => draftEdit(ada, slug, [["5 mg daily", "5 mg twice daily"]])

/** What the expert would send now. */
async function proposed({ ada }: World, id: string): Promise<string[]> {
  const writing = await readWriting(ada, id)
  if (!writing) throw new Error("the draft cannot be written any more")
  const { text } = composeText({ kind: "edit", draft: writing.content, base: writing.base, newId: newBlockIds(id) })
  return text?.kind === "edit" ? text.proposed.blocks.map(blockText) : []
}

const bring = ({ ada }: World, id: string, how: Record<string, unknown> = {}) =>
  bringUpToDate(ada, { id, saves: 1, liveSeq: 2, resolutions: {}, ...how })

test("an edit goes on from the article as it is now, with every word of both", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    expect(await bring(all, id)).toEqual({ id, seq: 2 })
    const writing = await readWriting(all.ada, id)
    expect(writing).toMatchObject({ base: { seq: 2 }, saves: 2, content: { blocks: {} } })
    expect(await proposed(all, id)).toEqual([
      "The trial enrolled 120 adults with chronic lymphocytic leukaemia.",
      "Half of them took a tablet of 5 mg twice daily for a year.",
      "What it found",
      "After a year, most of them had no sign of disease.\uFFFC",
      "Nobody knows yet how long that lasts.",
    ])
  }))

test("what is sent then merges to what was shown", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    const view = await readUpToDate(all.ada, id)
    await bring(all, id)
    await submitContribution(all.ada, { id })
    await merge(all.ed, id)
    expect(await liveMarkdown(all.ed, all.articleId)).toContain("5 mg twice daily")
    expect(view?.merged.document.blocks.map(blockText)).toContain(
      "Half of them took a tablet of 5 mg twice daily for a year.",
    )
  }))

test("where both changed the same words, the expert chooses, and nothing changes before", () =>
  inWorld(async (all) => {
    const id = await draftEdit(all.ada, all.slug, [["120 people", "130 people"]])
    await editArticle(all.ed, all.articleId, [["120 people", "125 people"]])
    const [place = ""] = (await readUpToDate(all.ada, id))?.merged.unresolved ?? []
    expect(await refusalOf(bring(all, id))).toMatchObject({
      code: "conflict-unresolved",
      problems: { [`resolutions.${place}`]: expect.any(String) },
    })
    expect((await readWriting(all.ada, id))?.base.seq).toBe(1)
    await bring(all, id, { resolutions: { [place]: { take: "theirs", text: "" } } })
    expect((await proposed(all, id))[0]).toMatch(/130 people/)
  }))

test("a whole text from the editor is brought along, its new paragraph too", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const { base } = (await readWriting(all.ada, id)) ?? {}
    const added = { id: "n-1", type: "paragraph", content: [{ type: "text", text: "A new one." }] }
    await saveDraft(all.ada, {
      id,
      saves: 1,
      changes: {
        proposed: { on: 1, parts: [{ keep: [0, 1] }, added, { keep: [1, base?.blocks.length] }] },
        blocks: {},
      },
    })
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    await bring(all, id, { saves: 2 })
    expect((await proposed(all, id)).slice(0, 2)).toEqual([
      "The trial enrolled 120 adults with chronic lymphocytic leukaemia.",
      "A new one.",
    ])
  }))

test("a draft that is up to date stays as it is", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    expect(await bring(all, id, { liveSeq: 1 })).toEqual({ id, seq: 1 })
    expect(await readUpToDate(all.ada, id)).toBeNull()
    expect((await readWriting(all.ada, id))?.saves).toBe(1)
  }))

test("what the expert did not see is not merged: a newer revision, or a save from elsewhere", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    await editArticle(all.ed, all.articleId, [["a year, most", "two years, most"]])
    expect((await refusalOf(bring(all, id))).code).toBe("out-of-date")
    expect((await refusalOf(bring(all, id, { liveSeq: 3, saves: 0 }))).code).toBe("out-of-date")
  }))

test("a tab that was open before saves no more onto the older revision", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    await editArticle(all.ed, all.articleId, [["120 people", "120 adults"]])
    await bring(all, id)
    const late = saveDraft(all.ada, { id, saves: 1, changes: { proposed: { on: 1, parts: [] } } })
    expect((await refusalOf(late)).code).toBe("out-of-date")
  }))

test("nobody else brings it up to date, and neither does anybody an insight or what was merged", () =>
  inWorld(async (all) => {
    const id = await anEdit(all)
    const stranger = await someone(all.db)
    expect((await refusalOf(bring({ ...all, ada: stranger }, id))).code).toBe("not-found")
    expect(await readUpToDate(stranger, id)).toBeNull()
    const insight = await sendInsight(all.ada, all.slug)
    expect((await refusalOf(bring(all, insight))).code).toBe("not-possible-now")
    const merged = await sendEdit(all.ada, all.slug, [["120 people", "121 people"]])
    await merge(all.ed, merged)
    expect((await refusalOf(bring(all, merged))).code).toBe("out-of-date")
  }))
