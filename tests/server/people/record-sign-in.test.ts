import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { VISITOR } from "#core/actor"
import type { Database } from "#db/client"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { contextFor } from "#server/context"
import { recordOrcidConnected, recordSignIn } from "#server/people/record-sign-in"
import { aPerson } from "#tests/auth/person"
import { rolledBack } from "#tests/support/database"

const now = new Date("2026-11-22T09:00:00Z")
const sender = { publication: "Scholium", origin: "https://scholium.example" }
const contextOn = (db: Database) => contextFor({ actor: VISITOR, db, now, sender })

const events = async (db: Database) =>
  (await db.select().from(event)).map(({ kind, actorId, actorRole, personId, detail }) => {
    return { kind, actorId, actorRole, personId, detail }
  })

const roleOf = async (db: Database, id: string) =>
  (await db.select({ role: person.role }).from(person).where(eq(person.id, id)))[0]?.role

test("a first sign-in is recorded as the person's own doing", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    await recordSignIn(contextOn(db), { personId: ada, method: "email", isNew: true, isNamedAdmin: false })
    expect(await events(db)).toEqual([
      { kind: "person.joined", actorId: ada, actorRole: "member", personId: ada, detail: { method: "email" } },
    ])
  }))

test("a later sign-in is not recorded", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    await recordSignIn(contextOn(db), { personId: ada, method: "email", isNew: false, isNamedAdmin: false })
    expect(await events(db)).toEqual([])
  }))

test("whom the owner named becomes the first administrator", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    await recordSignIn(contextOn(db), { personId: ada, method: "email", isNew: false, isNamedAdmin: true })
    expect(await roleOf(db, ada)).toBe("admin")
    expect(await events(db)).toEqual([
      {
        kind: "person.role_granted",
        actorId: null,
        actorRole: "system",
        personId: ada,
        detail: { from: "member", to: "admin" },
      },
    ])
  }))

test("where there is an administrator already, nobody becomes the first", () =>
  rolledBack(async (db) => {
    await aPerson(db, { role: "admin" })
    const ada = await aPerson(db)
    await recordSignIn(contextOn(db), { personId: ada, method: "email", isNew: false, isNamedAdmin: true })
    expect(await roleOf(db, ada)).toBe("member")
    expect(await events(db)).toEqual([])
  }))

test("a connected iD is recorded and told to the person's address", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { email: "ada@example.org" })
    const connected = { personId: ada, name: "Ada", email: "ada@example.org", orcid: "0000-0002-1825-0097" }
    await recordOrcidConnected(contextOn(db), connected)
    expect(await events(db)).toMatchObject([{ kind: "person.orcid_connected", actorId: ada, personId: ada }])
    expect(await db.select().from(letter)).toMatchObject([
      { recipient: "ada@example.org", subject: "Your ORCID iD is connected" },
    ])
  }))

test("somebody without an address gets no letter", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { email: null })
    await recordOrcidConnected(contextOn(db), { personId: ada, name: null, email: null, orcid: "0000-0002-1825-0097" })
    expect(await db.select().from(letter)).toEqual([])
  }))
