import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { person } from "#db/tables/people"
import { listPeople } from "#server/people/list-people"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, someone, type World } from "#tests/support/world"

const found = async ({ ed }: World, query: string) =>
  (await listPeople(ed, { query })).rows.map(({ byline }) => byline.name)

test("people are listed in the order in which they joined, with their role", () =>
  inWorld(async (all) => {
    const { rows } = await listPeople(all.ed, { query: "" })
    expect(rows.map(({ byline, role }) => [byline.name, role])).toEqual([
      ["Ada Expert", "member"],
      ["Ed Editor", "editor"],
    ])
  }))

test.each([
  ["ada", ["Ada Expert"]],
  ["EXPERT", ["Ada Expert"]],
  ["clinic", ["Ada Expert", "Ed Editor"]],
  ["%", []],
  ["_da", []],
  ["nobody", []],
  ["  ", ["Ada Expert", "Ed Editor"]],
])("the search for %j finds %j", (query, names) =>
  inWorld(async (all) => {
    expect(await found(all, query)).toEqual(names)
  }),
)

test("a person is found by their ORCID iD", () =>
  inWorld(async (all) => {
    await all.db
      .update(person)
      .set({ orcid: "0000-0002-1694-233X" })
      .where(eq(person.id, idOf(all.ada)))
    expect(await found(all, "0000-0002-1694-233x")).toEqual(["Ada Expert"])
  }))

test("an editor neither sees an address nor finds out about one by searching", () =>
  inWorld(async (all) => {
    await someone(all.db, { name: "Bo", email: "bo@secret.example" })
    expect(await found(all, "secret.example")).toEqual([])
    const { rows } = await listPeople(all.ed, { query: "Bo" })
    expect(rows.map(({ email }) => email)).toEqual([null])
  }))

test("an administrator sees addresses and finds people by them", () =>
  inWorld(async (all) => {
    await someone(all.db, { name: "Bo", email: "bo@secret.example" })
    const root = await someone(all.db, { name: "Root", role: "admin" })
    const { rows } = await listPeople(root, { query: "secret.example" })
    expect(rows.map(({ email }) => email)).toEqual(["bo@secret.example"])
  }))

test("who was erased is not listed", () =>
  inWorld(async (all) => {
    await all.db
      .update(person)
      .set({ erasedAt: all.ed.now })
      .where(eq(person.id, idOf(all.ada)))
    expect(await found(all, "")).toEqual(["Ed Editor"])
  }))

test("a long list goes on where the page ended", () =>
  inWorld(async (all) => {
    for (let n = 0; n < 55; n++) await someone(all.db, { name: `Person ${n}`, answers: null })
    const first = await listPeople(all.ed, { query: "" })
    const second = await listPeople(all.ed, { query: "", after: first.next ?? "" })
    const ids = [...first.rows, ...second.rows].map(({ byline }) => byline.personId)
    expect([first.rows.length, new Set(ids).size, second.next]).toEqual([50, 57, null])
  }))

test.each(["x", "------------------------------------"])("the cursor %j means the first page", (after) =>
  inWorld(async (all) => {
    expect((await listPeople(all.ed, { query: "", after })).rows).toHaveLength(2)
  }),
)

test("members do not list people", () =>
  inWorld(async (all) => {
    expect(await refusalOf(listPeople(all.ada, { query: "" }))).toMatchObject({ code: "not-allowed" })
  }))
