import { expect, test } from "vitest"
import { personIdOf } from "#core/actor"
import { heldForm } from "#db/tables/post"
import type { Context } from "#server/context"
import { holdForm, holdVisitorsForm } from "#server/form/hold"
import { readHeldForm } from "#server/form/read-held"
import { inWorld, minutesLater } from "#tests/support/world"

const PATH = "/settings"
const form = (body: string) => ({ path: PATH, values: { body }, problems: {}, message: "Not so." })
const idOf = ({ actor }: Context) => personIdOf(actor) ?? ""
const visitor = (ctx: Context): Context => ({ ...ctx, actor: { kind: "visitor" } })

test("a person's form is kept whole, for that person alone", () =>
  inWorld(async ({ ada, ed }) => {
    const body = "word ".repeat(190_000)
    const id = await holdForm(ada, { ...form(body), personId: idOf(ada) })
    expect((await readHeldForm(ada, id, PATH)).values).toEqual({ body })
    expect((await readHeldForm(ed, id, PATH)).values).toEqual({})
  }))

test("a person's newest thirty forms are kept, whatever others send", () =>
  inWorld(async ({ ada, ed }) => {
    const other = await holdForm(ed, { ...form("Ed's"), personId: idOf(ed) })
    const first = await holdForm(ada, { ...form("first"), personId: idOf(ada) })
    for (let n = 0; n < 30; n++) await holdForm(minutesLater(ada, n + 1), { ...form(`${n}`), personId: idOf(ada) })
    expect((await readHeldForm(ada, first, PATH)).values).toEqual({})
    expect((await readHeldForm(ed, other, PATH)).values).toEqual({ body: "Ed's" })
  }))

test("a visitor's form is given to whoever holds its id, also once they have signed in", () =>
  inWorld(async ({ ada }) => {
    const id = (await holdVisitorsForm(visitor(ada), form("A short thought."))) ?? ""
    expect((await readHeldForm(ada, id, PATH)).values).toEqual({ body: "A short thought." })
  }))

test("a visitor's long form is not kept, whichever field is long and however many there are", () =>
  inWorld(async ({ ada }) => {
    const kept = { path: PATH, problems: {}, message: "" }
    expect(await holdVisitorsForm(ada, form("x".repeat(20_001)))).toBeNull()
    expect(await holdVisitorsForm(ada, { ...kept, values: { list: Array(101).fill("x".repeat(200)) } })).toBeNull()
    expect(await holdVisitorsForm(ada, { ...kept, values: { ["n".repeat(20_001)]: "" } })).toBeNull()
    expect(await ada.db.select().from(heldForm)).toEqual([])
  }))

test("visitors' forms are gone after a day, a person's after a week", () =>
  inWorld(async ({ ada }) => {
    const visitors = (await holdVisitorsForm(ada, form("a visitor's"))) ?? ""
    const own = await holdForm(ada, { ...form("Ada's"), personId: idOf(ada) })
    await holdVisitorsForm(minutesLater(ada, 24 * 60 + 1), form("another visitor's"))
    expect((await readHeldForm(ada, visitors, PATH)).values).toEqual({})
    expect((await readHeldForm(ada, own, PATH)).values).toEqual({ body: "Ada's" })
    await holdVisitorsForm(minutesLater(ada, 7 * 24 * 60 + 1), form("a third's"))
    expect((await readHeldForm(ada, own, PATH)).values).toEqual({})
  }))

test("beyond two thousand forms of visitors the oldest make room", () =>
  inWorld(async ({ ada }) => {
    const first = (await holdVisitorsForm(ada, form("the first"))) ?? ""
    const values = Array.from({ length: 1_999 }, (_, n) => ({
      id: `held-${n}`,
      heldAt: minutesLater(ada, 1).now,
      ...form(""),
    }))
    await ada.db.insert(heldForm).values(values)
    expect((await readHeldForm(ada, first, PATH)).values).toEqual({ body: "the first" })
    await holdVisitorsForm(minutesLater(ada, 2), form("one more"))
    expect((await readHeldForm(ada, first, PATH)).values).toEqual({})
    expect(await ada.db.$count(heldForm)).toBe(2_000)
  }))
