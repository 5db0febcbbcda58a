import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { draft } from "#db/tables/contributions"
import { bringUpToDate } from "#server/contribution/bring-up-to-date"
import { readMine } from "#server/contribution/read-mine"
import { readWriting } from "#server/contribution/read-writing"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import { editArticle } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, type World } from "#tests/support/world"

const begin = async ({ ada, slug }: World, kind: "insight" | "edit") =>
  (await startContribution(ada, { slug, kind, passage: null })).id
const paragraphs = (count: number) => Array.from({ length: count }, (_, n) => `Paragraph ${n}.`).join("\n\n")
const blocks = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `new-${n}`,
    type: "paragraph" as const,
    content: [{ type: "text" as const, text: `Paragraph ${n}.` }],
  }))

/** A draft as it was kept before there were bounds. */
const planted = async ({ ada }: World, id: string, content: object) =>
  ada.db
    .update(draft)
    .set({ content: { ...EMPTY_DRAFT, ...content } })
    .where(eq(draft.contributionId, id))

test("an insight that is too long is refused beside its field, and what was kept before stays", () =>
  inWorld(async (all) => {
    const id = await begin(all, "insight")
    await saveDraft(all.ada, { id, saves: 0, changes: { body: "A first thought." } })
    const long = await refusalOf(saveDraft(all.ada, { id, saves: 1, changes: { body: "x".repeat(30_000) } }))
    expect(long).toMatchObject({
      code: "invalid-input",
      problems: { "changes.body": expect.stringMatching(/^This is 30 kB/) },
    })
    const many = await refusalOf(saveDraft(all.ada, { id, saves: 1, changes: { body: paragraphs(60) } }))
    expect(many.problems["changes.body"]).toMatch(/^This has 60 paragraphs/)
    expect((await readWriting(all.ada, id))?.content.body).toBe("A first thought.")
  }))

test("an edit that brings too much is refused beside its field, from the editor and from plain fields", () =>
  inWorld(async (all) => {
    const id = await begin(all, "edit")
    const proposed = { on: 1, parts: [{ keep: [0, 1] }, ...blocks(400)] }
    const refused = await refusalOf(saveDraft(all.ada, { id, saves: 0, changes: { proposed } }))
    expect(refused.problems).toEqual({ "changes.blocks": expect.stringMatching(/^This changes or adds 400 blocks/) })
    const first = (await readWriting(all.ada, id))?.base.blocks[0]?.id ?? ""
    const inField = saveDraft(all.ada, { id, saves: 0, changes: { blocks: { [first]: paragraphs(400) } } })
    expect((await refusalOf(inField)).problems["changes.blocks"]).toMatch(/400 blocks/)
    expect(await saveDraft(all.ada, { id, saves: 0, changes: { blocks: { [first]: "Another word." } } })).toMatchObject(
      { saves: 1 },
    )
  }))

test("blocks that are kept again and again are not multiplied", () =>
  inWorld(async (all) => {
    const id = await begin(all, "edit")
    const parts = Array.from({ length: 20_000 }, () => ({ keep: [0, 4] }))
    expect(
      await refusalOf(saveDraft(all.ada, { id, saves: 0, changes: { proposed: { on: 1, parts } } })),
    ).toMatchObject({
      code: "out-of-date",
    })
  }))

test("a draft from before the bounds opens, is listed, is not sent, and can be cut down", () =>
  inWorld(async (all) => {
    const id = await begin(all, "insight")
    await planted(all, id, { body: "a\n\n".repeat(60_000) })
    expect((await readWriting(all.ada, id))?.content.body).toHaveLength(180_000)
    expect((await readMine(all.ada, {})).contributions).toHaveLength(1)
    expect((await refusalOf(submitContribution(all.ada, { id }))).problems.body).toMatch(/kB long/)
    await saveDraft(all.ada, { id, saves: 0, changes: { roles: ["expert_commentary"] } })
    await saveDraft(all.ada, { id, saves: 1, changes: { body: "One thought." } })
    expect((await readWriting(all.ada, id))?.content.body).toBe("One thought.")
  }))

test("so does an edit, which is not brought up to date before", () =>
  inWorld(async (all) => {
    const id = await begin(all, "edit")
    await planted(all, id, {
      proposed: { on: 1, parts: [{ keep: [0, 4] }, ...blocks(9_000)] },
      reason: "Because it is so.",
    })
    expect((await refusalOf(submitContribution(all.ada, { id, reasons: [] }))).problems.blocks).toMatch(/9,000 blocks/)
    await editArticle(all.ed, all.articleId, [["120 people", "121 people"]])
    const anew = bringUpToDate(all.ada, { id, saves: 0, liveSeq: 2, resolutions: {} })
    expect((await refusalOf(anew)).problems.blocks).toMatch(/9,000 blocks/)
    await saveDraft(all.ada, { id, saves: 0, changes: { proposed: null } })
  }))
