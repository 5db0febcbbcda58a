import { expect, test } from "vitest"
import { discardDraft } from "#server/contribution/discard"
import { readContribution } from "#server/contribution/read"
import { remarkOnContribution } from "#server/contribution/remark"
import { startContribution } from "#server/contribution/start"
import { withdrawContribution } from "#server/contribution/withdraw"
import { merge, sendInsight } from "#tests/support/contributing"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { someone, type World, world } from "#tests/support/world"

const inWorld = (body: (all: World) => Promise<void>) => rolledBack(async (db) => body(await world(db)))

test("a pending contribution is withdrawn by its author and stays readable to them", () =>
  inWorld(async ({ ada, slug }) => {
    const id = await sendInsight(ada, slug)
    await withdrawContribution(ada, { id })
    expect(await readContribution(ada, id)).toMatchObject({ state: "withdrawn", versions: [{ n: 1 }], ahead: null })
  }))

test("an editor cannot withdraw it, a stranger does not learn of it", () =>
  inWorld(async ({ ada, ed, db, slug }) => {
    const id = await sendInsight(ada, slug)
    expect((await refusalOf(withdrawContribution(ed, { id }))).code).toBe("not-allowed")
    expect((await refusalOf(withdrawContribution(await someone(db), { id }))).code).toBe("not-found")
  }))

test("what was merged is not withdrawn: its words are published", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const id = await sendInsight(ada, slug)
    await merge(ed, id)
    expect((await refusalOf(withdrawContribution(ada, { id }))).code).toBe("out-of-date")
  }))

test("a draft is discarded, not withdrawn", () =>
  inWorld(async ({ ada, slug }) => {
    const { id } = await startContribution(ada, { slug, kind: "insight", passage: null })
    expect((await refusalOf(withdrawContribution(ada, { id }))).code).toBe("out-of-date")
    await discardDraft(ada, { id })
    expect((await readContribution(ada, id))?.state).toBe("withdrawn")
  }))

test("what was sent is withdrawn, not discarded", () =>
  inWorld(async ({ ada, slug }) => {
    const id = await sendInsight(ada, slug)
    expect((await refusalOf(discardDraft(ada, { id }))).code).toBe("out-of-date")
  }))

test("author and editor talk in the thread", () =>
  inWorld(async ({ ada, ed, slug }) => {
    const id = await sendInsight(ada, slug)
    await remarkOnContribution(ed, { id, body: "Which clinic?" })
    await remarkOnContribution(ada, { id, body: "Uppsala." })
    expect((await readContribution(ada, id))?.thread.map(({ body }) => body)).toEqual(["Which clinic?", "Uppsala."])
  }))

test("an empty message is refused beside its field", () =>
  inWorld(async ({ ada, slug }) => {
    const id = await sendInsight(ada, slug)
    expect((await refusalOf(remarkOnContribution(ada, { id, body: " " }))).problems).toEqual({
      body: "Write a message first.",
    })
  }))

test("strangers neither read the thread nor write in it", () =>
  inWorld(async ({ ada, db, slug }) => {
    const id = await sendInsight(ada, slug)
    const stranger = await someone(db)
    expect((await refusalOf(remarkOnContribution(stranger, { id, body: "Hello." }))).code).toBe("not-found")
    expect(await readContribution(stranger, id)).toBeNull()
  }))

test("an address that is no id is nobody's contribution", () =>
  inWorld(async ({ ada }) => {
    expect(await readContribution(ada, "-".repeat(36))).toBeNull()
    expect((await refusalOf(withdrawContribution(ada, { id: "-".repeat(36) }))).code).toBe("invalid-input")
  }))
