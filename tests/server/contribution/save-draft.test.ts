import { expect, test } from "vitest"
import { readRewritten } from "#core/contribution/rewritten"
import { readWriting } from "#server/contribution/read-writing"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { MERGING, merge, sendInsight } from "#tests/support/contributing"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { minutesLater, someone, type World, world } from "#tests/support/world"

type Draft = World & { readonly id: string }

const inDraft = (kind: "insight" | "edit", body: (all: Draft) => Promise<void>) =>
  rolledBack(async (db) => {
    const all = await world(db)
    const { id } = await startContribution(all.ada, { slug: all.slug, kind, passage: null })
    await body({ ...all, id })
  })

const save = ({ ada, id }: Draft, saves: number, changes: Record<string, unknown>) =>
  saveDraft(minutesLater(ada, 1), { id, saves, changes })
const kept = async ({ ada, id }: Draft) => (await readWriting(ada, id))?.content
const blocks = async ({ ada, id }: Draft) => (await readWriting(ada, id))?.base.blocks ?? []

test("what was typed is kept letter by letter, also where it would be refused", () =>
  inDraft("insight", async (all) => {
    const body = "  <script>alert(1)</script>\u200B\u202E\n\n"
    expect(await save(all, 0, { body })).toEqual({
      saves: 1,
      savedAt: "2026-11-22T09:01:00.000Z",
      liveSeq: 1,
    })
    expect((await kept(all))?.body).toBe(body)
  }))

test("characters that no database can hold are kept as the sign for a lost character", () =>
  inDraft("insight", async (all) => {
    await save(all, 0, { body: "a\0b\uD800c" })
    expect((await kept(all))?.body).toBe("a\uFFFDb\uFFFDc")
  }))

test("only the fields given are changed", () =>
  inDraft("insight", async (all) => {
    await save(all, 0, { body: "One." })
    await save(all, 1, { reason: "Two." })
    expect(await kept(all)).toMatchObject({ body: "One.", reason: "Two." })
  }))

test("a second tab that has not seen the last save is refused, and nothing changes", () =>
  inDraft("insight", async (all) => {
    await save(all, 0, { body: "The first tab." })
    expect((await refusalOf(save(all, 0, { body: "The second tab." }))).code).toBe("out-of-date")
    expect((await kept(all))?.body).toBe("The first tab.")
  }))

test("a save that comes again because its answer was lost succeeds and writes nothing", () =>
  inDraft("insight", async (all) => {
    const first = await save(all, 0, { body: "Once." })
    expect(await save(all, 0, { body: "Once." })).toEqual(first)
  }))

test("fields of an edit that say what the article says are not kept", () =>
  inDraft("edit", async (all) => {
    const [first, second] = await blocks(all)
    const typed = {
      [first?.id ?? ""]: "The trial enrolled 120 people with chronic lymphocytic leukaemia. \n",
      [second?.id ?? ""]: "Half of them took 10 mg.",
    }
    await save(all, 0, { blocks: typed })
    expect((await kept(all))?.blocks).toEqual({ [second?.id ?? ""]: "Half of them took 10 mg." })
  }))

test("a passage is kept as it stands in the draft's own revision", () =>
  inDraft("insight", async (all) => {
    const [first] = await blocks(all)
    await save(all, 0, { passage: { blockId: first?.id, start: 0, end: 9, exact: "The trial", prefix: "forged" } })
    expect((await kept(all))?.passage).toMatchObject({ exact: "The trial", prefix: "" })
  }))

test("a forged passage is refused beside its field", () =>
  inDraft("insight", async (all) => {
    const [first] = await blocks(all)
    const passage = { blockId: first?.id, start: 0, end: 9, exact: "Buy now" }
    expect((await refusalOf(save(all, 0, { passage }))).problems.passage).toMatch(/not in revision 1/)
  }))

test("more text than can be kept is refused beside its field", () =>
  inDraft("insight", async (all) => {
    const refused = await refusalOf(save(all, 0, { body: "x".repeat(200_001) }))
    expect(refused.problems).toEqual({ "changes.body": expect.stringMatching(/200,000 characters/) })
  }))

test("nobody writes in somebody else's draft, and strangers do not learn that it exists", () =>
  inDraft("insight", async (all) => {
    const stranger = await someone(all.db)
    expect((await refusalOf(save({ ...all, ada: stranger }, 0, { body: "Mine." }))).code).toBe("not-found")
    expect((await refusalOf(save({ ...all, ada: all.ed }, 0, { body: "Mine." }))).code).toBe("not-allowed")
  }))

test("what was merged can be written no more", () =>
  rolledBack(async (db) => {
    const all = await world(db)
    const id = await sendInsight(all.ada, all.slug)
    await merge(all.ed, id, MERGING)
    const refused = await refusalOf(save({ ...all, id }, 1, { body: "Again." }))
    expect(refused).toMatchObject({ code: "out-of-date", message: expect.stringMatching(/merged/) })
    expect(await readWriting(all.ada, id)).toBeNull()
  }))

test("a whole text from the editor is kept as what differs from the article, and read back whole", () =>
  inDraft("edit", async (all) => {
    const [first, second, ...others] = await blocks(all)
    if (!first || !second) throw new Error("the article has too few blocks")
    const added = { id: "new-1", type: "paragraph", content: [{ type: "text", text: "A new one. " }] }
    const parts = [second, added, first, ...others]
    await save(all, 0, { proposed: { on: 1, parts }, blocks: {} })
    const { proposed } = (await kept(all)) ?? {}
    expect(proposed?.parts).toContainEqual({ keep: [1, 2] })
    expect(readRewritten({ seq: 1, blocks: await blocks(all) }, proposed)).toEqual(parts)
    await save(all, 1, { proposed: { on: 1, parts: await blocks(all) } })
    expect((await kept(all))?.proposed).toBeNull()
  }))

test("fields on top of such a text are held against that text", () =>
  inDraft("edit", async (all) => {
    const [first] = await blocks(all)
    const added = { id: "new-1", type: "paragraph", content: [{ type: "text", text: "A new one." }] }
    await save(all, 0, { proposed: { on: 1, parts: [...(await blocks(all)), added] } })
    await save(all, 1, { blocks: { "new-1": "A new one.", [first?.id ?? ""]: "Other words." } })
    expect((await kept(all))?.blocks).toEqual({ [first?.id ?? ""]: "Other words." })
  }))

test("a text written on another revision than the draft's is refused, and so is one out of shape", () =>
  inDraft("edit", async (all) => {
    const parts = await blocks(all)
    expect((await refusalOf(save(all, 0, { proposed: { on: 2, parts } }))).code).toBe("out-of-date")
    const script = { id: "x", type: "script", content: [] }
    expect((await refusalOf(save(all, 0, { proposed: { on: 1, parts: [script] } }))).code).toBe("invalid-input")
  }))
