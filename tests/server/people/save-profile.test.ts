import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { personIdOf } from "#core/actor"
import { tags, tagsAfter } from "#core/event/tags"
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

test("saving what is so already writes nothing", () =>
  inWorld(async (all) => {
    const mei = await newcomer(all)
    await saveProfile(mei, profile)
    const again = { ...mei, recorded: [] }
    expect(await saveProfile(again, profile)).toMatchObject({ slug: "mei-lin" })
    expect(again.recorded).toEqual([])
  }))

test("the profile of somebody whom no public page names touches none", () =>
  inWorld(async (all) => {
    const mei = await newcomer(all)
    await saveProfile(mei, profile)
    expect(tagsAfter(mei.recorded)).toEqual([tags.unknownPeople])
  }))

test("an editor's new name shows on every page that they signed", () =>
  inWorld(async ({ ed }) => {
    const before = { ...ed, recorded: [] }
    await saveProfile(before, { ...profile, name: "Ed Editor-Marlowe" })
    expect(tagsAfter(before.recorded)).toContain(tags.person(personIdOf(ed.actor) ?? ""))
  }))

test("so does the new name of somebody who is credited and holds no office", () =>
  inWorld(async ({ ed, db }) => {
    const personId = personIdOf(ed.actor) ?? ""
    await db.update(person).set({ role: "member" }).where(eq(person.id, personId))
    const before: Context = { ...ed, recorded: [], actor: { kind: "person", personId, role: "member", name: "Ed" } }
    await saveProfile(before, { ...profile, name: "Ed Formerly" })
    expect(tagsAfter(before.recorded)).toContain(tags.person(personId))
  }))
