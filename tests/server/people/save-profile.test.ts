import { expect, test } from "vitest"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { newId } from "#server/new-id"
import { readSettings } from "#server/people/read-settings"
import { saveProfile } from "#server/people/save-profile"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { NOW, type World, world } from "#tests/support/world"

const inWorld = (body: (all: World) => Promise<void>) => rolledBack(async (db) => body(await world(db)))
const profile = { name: "Mei Lin", credentials: "PharmD", affiliation: "", biography: "", topics: "drugs, trials" }

/** Somebody who has signed in and done nothing else. */
async function newcomer({ ada, db }: World): Promise<Context> {
  const personId = newId()
  await db.insert(person).values({ id: personId, email: `${personId}@example.org`, emailVerified: NOW, createdAt: NOW })
  return { ...ada, recorded: [], actor: { kind: "person", personId, role: "member", name: null } }
}

test("a newcomer has no profile, and has one after saving it", () =>
  inWorld(async (all) => {
    const mei = await newcomer(all)
    expect(await readSettings(mei)).toMatchObject({ hasProfile: false, name: "", disclosureHolds: false })
    expect(await saveProfile(mei, profile)).toMatchObject({ slug: "mei-lin" })
    expect(await readSettings(mei)).toMatchObject({ hasProfile: true, name: "Mei Lin", topics: ["drugs", "trials"] })
  }))

test("people of one name have addresses of their own", () =>
  inWorld(async (all) => {
    const slugs = []
    for (let n = 0; n < 3; n++) slugs.push((await saveProfile(await newcomer(all), profile)).slug)
    expect(slugs).toEqual(["mei-lin", "mei-lin-2", "mei-lin-3"])
  }))

test("the address stays when the name changes", () =>
  inWorld(async (all) => {
    const mei = await newcomer(all)
    await saveProfile(mei, profile)
    expect(await saveProfile(mei, { ...profile, name: "Mei Lin-Berg" })).toMatchObject({ slug: "mei-lin" })
  }))

test("a name without Latin letters has an address too", () =>
  inWorld(async (all) => {
    const { slug } = await saveProfile(await newcomer(all), { ...profile, name: "陳美玲" })
    expect(slug).toMatch(/^[a-z0-9-]+$/)
  }))

test("role, iD and verification are not the person's to set", () =>
  inWorld(async (all) => {
    const refused = await refusalOf(saveProfile(all.ada, { ...profile, role: "admin", orcid: "0000-0002-1825-0097" }))
    expect(refused.code).toBe("invalid-input")
  }))

test.each([
  ["name", "\u202EnevS"],
  ["affiliation", "Uni\u200Bversity"],
  ["topics", Array.from({ length: 13 }, (_, n) => `topic ${n}`).join(",")],
])("a %s that cannot be shown is refused beside its field", (field, value) =>
  inWorld(async (all) => {
    const { problems } = await refusalOf(saveProfile(all.ada, { ...profile, [field]: value }))
    expect(Object.keys(problems)).toEqual([field])
  }),
)

test("visitors have no settings and no profile to save", () =>
  inWorld(async (all) => {
    const visitor = { ...all.ada, actor: { kind: "visitor" } as const }
    expect(await readSettings(visitor)).toBeNull()
    expect((await refusalOf(saveProfile(visitor, profile))).code).toBe("sign-in-required")
  }))
