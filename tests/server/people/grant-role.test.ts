import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { type Role, SYSTEM } from "#core/actor"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { grantRole, grantRoleTo } from "#server/people/grant-role"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, someone, type World } from "#tests/support/world"

const roleOf = async ({ db }: World, who: Context) => {
  const [row] = await db
    .select()
    .from(person)
    .where(eq(person.id, idOf(who)))
  return row?.role
}
const granted = async ({ db }: World) => db.select().from(event).where(eq(event.kind, "person.role_granted"))
const admin = ({ db }: World) => someone(db, { name: "Root", role: "admin" })

test.each(["member", "editor", "admin"] as const)("an administrator makes somebody a %s", (role) =>
  inWorld(async (all) => {
    const root = await admin(all)
    const bo = await someone(all.db, { role: role === "member" ? "editor" : "member" })
    expect(await grantRole(root, { personId: idOf(bo), role })).toEqual({ personId: idOf(bo), role })
    expect(await roleOf(all, bo)).toBe(role)
  }),
)

test("it is recorded who changed which role into which", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    await grantRole(root, { personId: idOf(all.ada), role: "editor" })
    expect(await granted(all)).toMatchObject([
      { actorId: idOf(root), actorRole: "admin", personId: idOf(all.ada), detail: { from: "member", to: "editor" } },
    ])
  }))

test("a role that is held already is no event", () =>
  inWorld(async (all) => {
    await grantRole(await admin(all), { personId: idOf(all.ed), role: "editor" })
    expect(await granted(all)).toEqual([])
  }))

test.each(["member", "editor"] as const)("a %s changes no roles, not even to what they are", (role) =>
  inWorld(async (all) => {
    const who = await someone(all.db, { role })
    for (const wanted of ["member", "editor", "admin"] satisfies Role[]) {
      expect(await refusalOf(grantRole(who, { personId: idOf(who), role: wanted }))).toMatchObject({
        code: "not-allowed",
      })
      expect(await refusalOf(grantRole(who, { personId: idOf(all.ada), role: wanted }))).toMatchObject({
        code: "not-allowed",
      })
    }
  }),
)

test("administrators do not take away their own role, so that one is always left", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    expect(await refusalOf(grantRole(root, { personId: idOf(root), role: "member" }))).toMatchObject({
      code: "not-possible-now",
    })
    expect(await roleOf(all, root)).toBe("admin")
  }))

test("a role taken away counts in the next verb, though the session still says otherwise", () =>
  inWorld(async (all) => {
    const [root, second] = [await admin(all), await admin(all)]
    await grantRole(root, { personId: idOf(second), role: "editor" })
    expect(await refusalOf(grantRole(second, { personId: idOf(all.ada), role: "admin" }))).toMatchObject({
      code: "not-allowed",
    })
    expect(await roleOf(all, all.ada)).toBe("member")
  }))

test.each([
  [{ role: "owner" }, "role"],
  [{ personId: "me" }, "personId"],
  [{ verifiedHow: "by myself" }, "form"],
])("%j is refused", (wrong, field) =>
  inWorld(async (all) => {
    const call = grantRole(await admin(all), { personId: idOf(all.ada), role: "editor", ...wrong })
    expect(Object.keys((await refusalOf(call)).problems)).toEqual([field])
  }),
)

test("nobody has no role", () =>
  inWorld(async (all) => {
    const call = grantRole(await admin(all), { personId: "01890000-0000-7000-8000-000000000001", role: "editor" })
    expect(await refusalOf(call)).toMatchObject({ code: "not-found" })
  }))

test("the command gives a role to an address, before and after its owner first signs in", () =>
  inWorld(async (all) => {
    const system: Context = { ...all.ed, actor: SYSTEM }
    const first = await grantRoleTo(system, { email: " New@Example.org ", role: "editor" })
    const again = await grantRoleTo(system, { email: "new@example.org", role: "admin" })
    expect(again).toEqual({ personId: first.personId, role: "admin" })
    expect((await granted(all)).map(({ actorRole, actorId }) => [actorRole, actorId])).toEqual([
      ["system", null],
      ["system", null],
    ])
  }))
