import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { CookieToSet } from "#auth/cookies"
import { finishOrcid, type OrcidFinished, startOrcid } from "#auth/orcid"
import { beginSession, readSession } from "#auth/sessions"
import { contentHash } from "#core/document/content-hash"
import { Refusal } from "#core/refusal"
import type { Database } from "#db/client"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { env } from "#env"
import { rolledBack } from "#tests/support/database"
import { ADA_AT_ORCID, type OrcidStandIn, startOrcid as startStandIn } from "#tests/support/orcid"
import { aBrowser, heard, later, start, type TestBrowser } from "./browsers"
import { aPerson } from "./person"

const rules = { tryOut: false, editorsByEmail: false }
const ADA_ORCID = ADA_AT_ORCID.orcid
let orcid: OrcidStandIn

beforeAll(async () => {
  orcid = await startStandIn([`${env().authUrl}/api/auth/callback/orcid`])
  const { issuer, clientId, clientSecret } = orcid
  Object.assign(env(), { orcid: { issuer, clientId, clientSecret }, editorsByEmail: false })
})
beforeEach(() => {
  orcid.signsIn = ADA_AT_ORCID
})
afterAll(async () => {
  Object.assign(env(), { orcid: undefined, editorsByEmail: true })
  await orcid.close()
})

test("a first sign-in makes a person with the iD and the name, and no e-mail", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const done = await signedInBy(db, browser, { returnTo: "/contributions" })
    expect(done).toMatchObject({ outcome: "signed-in", to: "/contributions" })
    expect(done.signIns).toMatchObject([{ method: "orcid", isNew: true, isNamedAdmin: false }])
    expect(await db.select().from(person)).toMatchObject([
      { orcid: ADA_ORCID, name: "Ada Expert", email: null, role: "member" },
    ])
    expect(await whoIs(db, browser)).toMatchObject({ orcid: ADA_ORCID, method: "orcid" })
  }))

test("a name that is private is no name", () =>
  rolledBack(async (db) => {
    orcid.signsIn = { orcid: "0000-0001-5109-3700" }
    await signedInBy(db, aBrowser())
    expect(await db.select().from(person)).toMatchObject([{ orcid: "0000-0001-5109-3700", name: null }])
  }))

test("a name's line breaks and direction marks do not come in", () =>
  rolledBack(async (db) => {
    orcid.signsIn = { orcid: ADA_ORCID, name: "Ada\r\nBcc: x\u202e Expert " }
    await signedInBy(db, aBrowser())
    expect(await db.select().from(person)).toMatchObject([{ name: "Ada Bcc: x Expert" }])
  }))

test("an iD connected already finds its person, with the role they hold", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { orcid: ADA_ORCID, role: "editor" })
    const browser = aBrowser()
    expect((await signedInBy(db, browser)).signIns).toMatchObject([{ personId: ada, isNew: false }])
    expect(await whoIs(db, browser)).toMatchObject({ personId: ada, role: "editor" })
  }))

test("a sign-in with another person's ORCID ends the session that the browser had", () =>
  rolledBack(async (db) => {
    const browser = await byMail(db, await aPerson(db))
    const before = browser.kept.session ?? ""
    await signedInBy(db, browser)
    expect(await readSession(db, before, { rules, now: start })).toBeNull()
    expect(await whoIs(db, browser)).toMatchObject({ orcid: ADA_ORCID })
  }))

test("who turns back at ORCID is not signed in", () =>
  rolledBack(async (db) => {
    orcid.signsIn = null
    const browser = aBrowser()
    expect(await signedInBy(db, browser)).toMatchObject({ outcome: "cancelled", signIns: [] })
    expect(await whoIs(db, browser)).toBeNull()
  }))

test("the way back ends in the browser that went, and in no other", () =>
  rolledBack(async (db) => {
    const back = await wentToOrcid(db, aBrowser())
    const done = await cameBack(db, aBrowser(), back)
    expect(done.outcome).toBe("failed")
    expect(await db.select().from(person)).toEqual([])
  }))

test("the way back can be gone once", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const back = await wentToOrcid(db, browser)
    const asThen = new Map(browser.foreign)
    expect((await cameBack(db, browser, back)).outcome).toBe("signed-in")
    expect((await cameBack(db, Object.assign(browser, { foreign: asThen }), back)).outcome).toBe("failed")
  }))

test.each(["state", "code"])("with another %s the way back leads nowhere", (name) =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const back = await wentToOrcid(db, browser)
    back.searchParams.set(name, "made-up")
    expect((await cameBack(db, browser, back)).outcome).toBe("failed")
    expect(await db.select().from(person)).toEqual([])
  }),
)

test("whatever host a request names, the way leads by our own address", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const back = await wentToOrcid(db, browser)
    const elsewhere = new URL(back.pathname + back.search, "https://evil.example")
    expect(await cameBack(db, browser, elsewhere)).toMatchObject({ outcome: "signed-in", to: "/" })
  }))

test("the way to ORCID asks for openid alone, with PKCE, state and nonce", () =>
  rolledBack(async (db) => {
    const { location } = await startOrcid(db, { connect: false, returnTo: "/" }, aBrowser().asks())
    const asked = Object.fromEntries(new URL(location).searchParams)
    expect(asked).toMatchObject({
      scope: "openid",
      response_type: "code",
      client_id: orcid.clientId,
      redirect_uri: `${env().authUrl}/api/auth/callback/orcid`,
      code_challenge_method: "S256",
      state: expect.any(String),
      nonce: expect.any(String),
    })
  }))

test("connecting gives a person signed in by mail their iD, and the session the rank of ORCID", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { email: "ada@example.org", name: "A. Expert" })
    const browser = await byMail(db, ada)
    const done = await signedInBy(db, browser, { connect: true, returnTo: "/settings" })
    expect(done).toMatchObject({ outcome: "connected", to: "/settings" })
    expect(done.connections).toEqual([{ personId: ada, name: "A. Expert", email: "ada@example.org", orcid: ADA_ORCID }])
    expect(await whoIs(db, browser)).toMatchObject({
      personId: ada,
      orcid: ADA_ORCID,
      method: "orcid",
      name: "A. Expert",
    })
  }))

test("afterwards the iD signs in the same person", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    await signedInBy(db, await byMail(db, ada), { connect: true })
    const other = aBrowser()
    await signedInBy(db, other)
    expect(await whoIs(db, other)).toMatchObject({ personId: ada })
  }))

test("connecting starts only from a sign-in of the last 15 minutes", () =>
  rolledBack(async (db) => {
    const browser = await byMail(db, await aPerson(db))
    const begin = (now: Date, one = browser) => startOrcid(db, { connect: true, returnTo: "/" }, one.asks(now))
    await expect(begin(later(15 * 60))).rejects.toMatchObject({ code: "sign-in-required" })
    await expect(begin(start, aBrowser())).rejects.toBeInstanceOf(Refusal)
    expect((await begin(later(15 * 60 - 1))).location).toContain(orcid.issuer)
  }))

test("connecting ends only while that sign-in is fresh", () =>
  rolledBack(async (db) => {
    const browser = await byMail(db, await aPerson(db))
    const back = await wentToOrcid(db, browser, { connect: true })
    expect((await cameBack(db, browser, back, later(15 * 60))).outcome).toBe("not-fresh")
  }))

test("connecting is for the session that started it, not for whoever is signed in when it ends", () =>
  rolledBack(async (db) => {
    const browser = await byMail(db, await aPerson(db))
    const back = await wentToOrcid(db, browser, { connect: true })
    const ed = await aPerson(db, { name: "Ed" })
    browser.kept.session = await beginSession(db, { personId: ed, method: "email", userAgent: "", now: start })
    expect((await cameBack(db, browser, back)).outcome).toBe("not-fresh")
    expect(await db.select().from(person).where(eq(person.orcid, ADA_ORCID))).toEqual([])
  }))

test("an iD that is somebody else's is not connected", () =>
  rolledBack(async (db) => {
    await aPerson(db, { orcid: ADA_ORCID })
    const browser = await byMail(db, await aPerson(db, { name: "Mallory" }))
    expect((await signedInBy(db, browser, { connect: true })).outcome).toBe("belongs-to-another")
    expect(await whoIs(db, browser)).toMatchObject({ name: "Mallory", method: "email" })
  }))

test("a second iD is not put in the place of the first", () =>
  rolledBack(async (db) => {
    const browser = await byMail(db, await aPerson(db, { orcid: "0000-0001-5109-3700" }))
    expect((await signedInBy(db, browser, { connect: true })).outcome).toBe("other-iD-connected")
  }))

test("an editor's mail alone does not connect an iD to the editor", () =>
  rolledBack(async (db) => {
    const browser = await byMail(db, await aPerson(db, { role: "editor" }))
    expect((await signedInBy(db, browser, { connect: true })).outcome).toBe("mail-is-not-enough")
    expect(await db.select().from(person).where(eq(person.orcid, ADA_ORCID))).toEqual([])
  }))

test.each([
  [6, "connected"],
  [8, "mail-is-not-enough"],
])("%i days after the role was given the answer is: %s", (days, outcome) =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { role: "editor" })
    await roleGiven(db, ada, later(-days * 86_400))
    expect((await signedInBy(db, await byMail(db, ada), { connect: true })).outcome).toBe(outcome)
  }),
)

async function byMail(db: Database, personId: string): Promise<TestBrowser> {
  const browser = aBrowser()
  browser.kept.session = await beginSession(db, { personId, method: "email", userAgent: "", now: start })
  return browser
}

const whoIs = async (db: Database, browser: TestBrowser) =>
  browser.kept.session ? readSession(db, browser.kept.session, { rules, now: start }) : null

type Wish = { connect?: boolean; returnTo?: string }

async function wentToOrcid(db: Database, browser: TestBrowser, wish: Wish = {}): Promise<URL> {
  const { location, cookies } = await startOrcid(db, { connect: false, returnTo: "/", ...wish }, browser.asks())
  browser.keep(cookies)
  return orcid.visit(location)
}

async function cameBack(
  db: Database,
  browser: TestBrowser,
  back: URL,
  now = start,
): Promise<OrcidFinished & ReturnType<typeof heard>> {
  const when = heard()
  const cookie = [...browser.foreign].map(([name, value]) => `${name}=${value}`).join("; ")
  const request = new Request(back, { headers: { cookie } })
  const done = await finishOrcid(db, request, { browser: browser.asks(now), when })
  browser.keep(done.cookies satisfies CookieToSet[])
  return { ...done, ...when }
}

async function signedInBy(db: Database, browser: TestBrowser, wish: Wish = {}) {
  return cameBack(db, browser, await wentToOrcid(db, browser, wish))
}

async function roleGiven(db: Database, personId: string, at: Date): Promise<void> {
  const hash = contentHash({ at: at.toISOString() })
  await db.insert(event).values({
    stream: "people",
    seq: 1,
    kind: "person.role_granted",
    actorRole: "system",
    personId,
    at,
    previousHash: hash,
    hash,
  })
}
