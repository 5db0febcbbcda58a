import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { beginSession, endSession, endSessionsOf, listSessions, ownerOfEnded, readSession } from "#auth/sessions"
import { hashOf } from "#auth/tokens"
import type { Role } from "#core/actor"
import type { SignInMethod, SignInRules } from "#core/people/session"
import type { Database } from "#db/client"
import { person, session } from "#db/tables/people"
import { rolledBack } from "#tests/support/database"
import { aPerson } from "./person"

const start = new Date("2026-11-22T09:00:00Z")
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)
const HOURS = 60
const DAYS = 24 * HOURS
const production: SignInRules = { tryOut: false, editorsByEmail: false }

const signedIn = (db: Database, personId: string, method: SignInMethod = "orcid", replaces?: string) =>
  beginSession(db, { personId, method, userAgent: "Firefox", now: start, replaces })

const read = (db: Database, token: string, now = start, rules = production) => readSession(db, token, { rules, now })

test("a new session is its person's, with the name and the role of now", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { role: "editor" })
    const token = await signedIn(db, ada)
    expect(await read(db, token)).toMatchObject({ personId: ada, name: "Ada Expert", role: "editor", method: "orcid" })
  }))

test("what is kept is the token's hash: nothing in the table signs anybody in", () =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db))
    const [row] = await db.select().from(session)
    expect(row?.sessionToken).toBe(hashOf(token))
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await read(db, row?.sessionToken ?? "")).toBeNull()
  }))

test("signing in gives a new token and ends the session that the browser brought along", () =>
  rolledBack(async (db) => {
    const planted = await signedIn(db, await aPerson(db, { name: "Mallory" }))
    const token = await signedIn(db, await aPerson(db), "orcid", planted)
    expect(token).not.toBe(planted)
    expect(await read(db, planted)).toBeNull()
  }))

test("a token that was never given out is not adopted by signing in", () =>
  rolledBack(async (db) => {
    await signedIn(db, await aPerson(db), "orcid", "planted-by-somebody")
    expect(await read(db, "planted-by-somebody")).toBeNull()
  }))

test("a role taken away counts on the next request", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { role: "editor" })
    const token = await signedIn(db, ada)
    await db.update(person).set({ role: "member" }).where(eq(person.id, ada))
    expect(await read(db, token)).toMatchObject({ role: "member" })
  }))

test("the session of an erased person is nobody's", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    const token = await signedIn(db, ada)
    await db.update(person).set({ erasedAt: start }).where(eq(person.id, ada))
    expect(await read(db, token)).toBeNull()
  }))

test.each<[Role, SignInMethod, Role]>([
  ["editor", "email", "member"],
  ["admin", "email", "member"],
  ["editor", "orcid", "editor"],
  ["admin", "orcid", "admin"],
  ["member", "email", "member"],
])("%s by %s acts as %s", (held, method, role) =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db, { role: held }), method)
    expect(await read(db, token)).toMatchObject({ role, heldRole: held })
  }),
)

test("an editor by e-mail acts as an editor where the owner allows it", () =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db, { role: "editor" }), "email")
    expect(await read(db, token, start, { ...production, editorsByEmail: true })).toMatchObject({ role: "editor" })
  }))

test("a session of the try-out holds nowhere else", () =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db, { role: "admin" }), "try-out")
    expect(await read(db, token, start, { tryOut: true, editorsByEmail: true })).toMatchObject({ role: "admin" })
    expect(await read(db, token)).toBeNull()
  }))

test.each<[Role, string, number, boolean]>([
  ["member", "7 days less a minute", 7 * DAYS - 1, true],
  ["member", "7 days", 7 * DAYS, false],
  ["editor", "59 minutes", 59, true],
  ["editor", "60 minutes", 60, false],
  ["admin", "60 minutes", 60, false],
])("a session of a %s unused for %s", (role, _, idle, holds) =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db, { role }))
    expect((await read(db, token, minutes(idle))) !== null).toBe(holds)
  }),
)

test.each<[Role, number, number]>([
  ["member", 6 * DAYS, 30 * DAYS],
  ["editor", 50, 12 * HOURS],
])("a session of a %s that is used all the time ends all the same", (role, step, whole) =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db, { role }))
    for (let at = step; at < whole; at += step) expect(await read(db, token, minutes(at))).not.toBeNull()
    expect(await read(db, token, minutes(whole))).toBeNull()
  }),
)

test("a session that has run out never holds again, but its browser is still known as its person's", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { role: "editor" })
    const token = await signedIn(db, ada)
    expect(await ownerOfEnded(db, token, minutes(59))).toBeUndefined()
    expect(await read(db, token, minutes(60))).toBeNull()
    await db.update(person).set({ role: "member" })
    expect(await read(db, token, minutes(61))).toBeNull()
    expect(await ownerOfEnded(db, token, minutes(61))).toBe(ada)
  }))

test("who signed out, or was signed out, is nobody afterwards", () =>
  rolledBack(async (db) => {
    const token = await signedIn(db, await aPerson(db))
    await endSession(db, token)
    expect(await ownerOfEnded(db, token, minutes(60 * DAYS))).toBeUndefined()
  }))

test("a person sees where they are signed in, without sessions that have run out", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    await signedIn(db, ada, "email")
    const later = minutes(8 * DAYS)
    await beginSession(db, { personId: ada, method: "orcid", userAgent: "x".repeat(1000), now: later })
    const listed = await listSessions(db, ada, { rules: production, now: later })
    expect(listed).toEqual([
      { id: expect.any(String), method: "orcid", createdAt: later, seenAt: later, userAgent: "x".repeat(300) },
    ])
  }))

test("signing out ends this browser's session alone", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    const [here, there] = [await signedIn(db, ada), await signedIn(db, ada)]
    await endSession(db, here)
    expect(await read(db, here)).toBeNull()
    expect(await read(db, there)).not.toBeNull()
  }))

test("signing out everywhere ends all of a person's sessions and nobody else's", () =>
  rolledBack(async (db) => {
    const [ada, ed] = [await aPerson(db), await aPerson(db, { name: "Ed" })]
    const tokens = [await signedIn(db, ada), await signedIn(db, ada)]
    const eds = await signedIn(db, ed)
    expect(await endSessionsOf(db, ada)).toBe(2)
    for (const token of tokens) expect(await read(db, token)).toBeNull()
    expect(await read(db, eds)).not.toBeNull()
  }))

test("signing out everywhere else keeps the session that asks", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    const [here] = [await signedIn(db, ada), await signedIn(db, ada)]
    expect(await endSessionsOf(db, ada, hashOf(here))).toBe(1)
    expect(await read(db, here)).not.toBeNull()
  }))
