import { eq } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { addressAsked } from "#auth/ask-for-link"
import { confirmLink, lookAtLink, signInByCode } from "#auth/confirm-link"
import { type Limits, limitsInMemory } from "#auth/limits"
import { MAILS_AN_HOUR } from "#auth/mail-limits"
import { readSession } from "#auth/sessions"
import { hashOf } from "#auth/tokens"
import { Refusal } from "#core/refusal"
import type { Database } from "#db/client"
import { person, session, verificationToken } from "#db/tables/people"
import { env } from "#env"
import { rolledBack, testDatabase } from "#tests/support/database"
import { aBrowser, askedForLink, heard, later, start, type TestBrowser } from "./browsers"
import { aPerson } from "./person"

const ADA = "ada@example.org"
const rules = { tryOut: false, editorsByEmail: false }

async function pressed(db: Database, token: string, browser: TestBrowser, now = start) {
  const when = heard()
  const confirmed = await confirmLink(db, token, { browser: browser.asks(now), when })
  if (confirmed.outcome === "signed-in") browser.keep(confirmed.cookies)
  return { ...confirmed, ...when }
}

async function typed(db: Database, code: string, browser: TestBrowser, now = start) {
  const entered = await signInByCode(db, code, { browser: browser.asks(now), when: heard() })
  if (entered.outcome === "signed-in") browser.keep(entered.cookies)
  return entered.outcome
}

const whoIs = async (db: Database, browser: TestBrowser) =>
  browser.kept.session ? readSession(db, browser.kept.session, { rules, now: start }) : null

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function codeShown(db: Database, token: string, browser: TestBrowser): Promise<string> {
  await pressed(db, token, browser)
  const seen = await lookAtLink(db, token, browser.asks())
  return seen.state === "elsewhere" ? (seen.code ?? "") : ""
}

test("in the browser that asked, the button signs in; the person is made on their first time", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const { token } = await askedForLink(db, ADA, { browser })
    const { outcome, signIns } = await pressed(db, token, browser)
    expect(outcome).toBe("signed-in")
    expect(signIns).toMatchObject([{ method: "email", isNew: true, isNamedAdmin: false }])
    expect(await whoIs(db, browser)).toMatchObject({ email: ADA, role: "member", method: "email" })
    expect(await db.select().from(person)).toMatchObject([{ email: ADA, emailVerified: start }])
  }))

test("somebody known signs in as who they are", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { email: ADA, emailVerified: start })
    const browser = aBrowser()
    const { token } = await askedForLink(db, ADA, { browser })
    const { signIns } = await pressed(db, token, browser)
    expect(signIns).toMatchObject([{ personId: ada, isNew: false }])
    expect(await whoIs(db, browser)).toMatchObject({ personId: ada, name: "Ada Expert" })
  }))

test("a person who was given a role before ever coming is new when they come", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db, { email: ADA, name: null, role: "editor" })
    const browser = aBrowser()
    const { token } = await askedForLink(db, ADA, { browser })
    expect((await pressed(db, token, browser)).signIns).toMatchObject([{ personId: ada, isNew: true }])
    expect(await whoIs(db, browser)).toMatchObject({ role: "member", heldRole: "editor" })
  }))

test("a link works once", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const { token } = await askedForLink(db, ADA, { browser })
    const asked = { ...browser.asks() }
    await pressed(db, token, browser)
    expect(await confirmLink(db, token, { browser: asked, when: heard() })).toEqual({ outcome: "gone" })
  }))

test("pressed twenty times at once, a link makes one session", async () => {
  const db = await testDatabase()
  const email = "twenty@example.org"
  const browser = aBrowser()
  const { token } = await askedForLink(db, email, { browser })
  const by = { browser: browser.asks(), when: heard() }
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => confirmLink(db, token, by)))
  expect(outcomes.filter(({ outcome }) => outcome === "signed-in")).toHaveLength(1)
  expect(outcomes.filter(({ outcome }) => outcome === "gone")).toHaveLength(19)
  const [made] = await db.select().from(person).where(eq(person.email, email))
  expect(
    await db
      .select()
      .from(session)
      .where(eq(session.userId, made?.id ?? "")),
  ).toHaveLength(1)
  await db.delete(person).where(eq(person.email, email))
})

test.each([
  [599, "signed-in"],
  [600, "gone"],
  [601, "gone"],
])("after %i seconds the button says %s", (seconds, outcome) =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const { token } = await askedForLink(db, ADA, { browser })
    expect((await pressed(db, token, browser, later(seconds))).outcome).toBe(outcome)
  }),
)

test("opening the link, however often and by whom, spends nothing", () =>
  rolledBack(async (db) => {
    const [browser, scanner] = [aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser })
    const before = await db.select().from(verificationToken)
    for (let time = 0; time < 3; time++) {
      expect(await lookAtLink(db, token, browser.asks())).toEqual({ state: "here", email: ADA })
      expect(await lookAtLink(db, token, scanner.asks())).toEqual({ state: "elsewhere", code: null })
    }
    expect(await db.select().from(verificationToken)).toEqual(before)
    expect((await pressed(db, token, browser)).outcome).toBe("signed-in")
  }))

test("a link that was never made is gone", () =>
  rolledBack(async (db) => {
    expect(await lookAtLink(db, "x".repeat(43), aBrowser().asks())).toEqual({ state: "gone" })
    expect((await pressed(db, "x".repeat(43), aBrowser())).outcome).toBe("gone")
  }))

test("a newer link to the same address makes the older one worthless", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const older = await askedForLink(db, ADA, { browser })
    const newer = await askedForLink(db, ADA, { browser })
    expect((await pressed(db, older.token, browser)).outcome).toBe("gone")
    expect((await pressed(db, newer.token, browser)).outcome).toBe("signed-in")
    expect(await db.select().from(verificationToken)).toEqual([])
  }))

test("in another browser the link is refused, and its code signs in the browser that asked", () =>
  rolledBack(async (db) => {
    const [laptop, phone] = [aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser: laptop })
    expect((await pressed(db, token, phone)).outcome).toBe("elsewhere")
    expect(await whoIs(db, phone)).toBeNull()
    const code = await codeShown(db, token, phone)
    expect(code).toMatch(/^\d{6}$/)
    expect(await typed(db, code, laptop)).toBe("signed-in")
    expect(await whoIs(db, laptop)).toMatchObject({ email: ADA })
    expect((await pressed(db, token, laptop)).outcome).toBe("gone")
  }))

test("the code is the same however often it is looked at", () =>
  rolledBack(async (db) => {
    const [laptop, phone] = [aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser: laptop })
    expect(await codeShown(db, token, phone)).toBe(await codeShown(db, token, aBrowser()))
  }))

test("the code is worth nothing in any browser but the one that asked", () =>
  rolledBack(async (db) => {
    const [laptop, phone, other] = [aBrowser(), aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser: laptop })
    await askedForLink(db, "mallory@example.org", { browser: other })
    const code = await codeShown(db, token, phone)
    expect(await typed(db, code, phone)).toBe("gone")
    expect(await typed(db, code, other)).toBe("wrong")
  }))

test("before anybody asked to see the code, no code is right and none is counted", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    await askedForLink(db, ADA, { browser })
    for (const code of ["000000", "123456", "999999", "1", "2", "3"])
      expect(await typed(db, code, browser)).toBe("wrong")
    expect(await db.select().from(verificationToken)).toMatchObject([{ attempts: 0 }])
  }))

test("after five wrong codes the right one comes too late", () =>
  rolledBack(async (db) => {
    const [laptop, phone] = [aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser: laptop })
    const code = await codeShown(db, token, phone)
    const wrong = code === "000000" ? "000001" : "000000"
    const answers = []
    for (let time = 0; time < 5; time++) answers.push(await typed(db, wrong, laptop))
    expect(answers).toEqual(["wrong", "wrong", "wrong", "wrong", "gone"])
    expect(await typed(db, code, laptop)).toBe("gone")
  }))

test("a code works for the same ten minutes as its link", () =>
  rolledBack(async (db) => {
    const [laptop, phone] = [aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser: laptop })
    expect(await typed(db, await codeShown(db, token, phone), laptop, later(600))).toBe("gone")
  }))

test("what is kept of link, browser and code signs nobody in", () =>
  rolledBack(async (db) => {
    const [laptop, phone] = [aBrowser(), aBrowser()]
    const { token } = await askedForLink(db, ADA, { browser: laptop })
    const code = await codeShown(db, token, phone)
    const [row] = await db.select().from(verificationToken)
    const kept = JSON.stringify(row)
    for (const secret of [token, laptop.kept.asked ?? "", `"${code}"`]) expect(kept).not.toContain(secret)
    expect(row?.token).toBe(hashOf(token))
  }))

test("signing in ends the session that the browser had, and keeps no token it was given by others", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    browser.kept.session = "planted-by-somebody"
    const { token } = await askedForLink(db, ADA, { browser })
    await pressed(db, token, browser)
    expect(browser.kept.session).not.toBe("planted-by-somebody")
    expect(await readSession(db, "planted-by-somebody", { rules, now: start })).toBeNull()
  }))

test("the link begins with the configured address, says where to go on, and the letter when it is too late", () =>
  rolledBack(async (db) => {
    const { link, letter } = await askedForLink(db, ADA, { browser: aBrowser(), returnTo: "/contributions?page=2" })
    expect(link.startsWith(`${env().authUrl}/signin/confirm?token=`)).toBe(true)
    expect(new URL(link).searchParams.get("return")).toBe("/contributions?page=2")
    expect(letter).toMatchObject({ recipient: ADA, secret: true, worthlessAfter: later(600) })
  }))

test("known and unknown addresses get the same answer and the same letter", () =>
  rolledBack(async (db) => {
    await aPerson(db, { email: ADA, emailVerified: start, role: "editor" })
    const shapeOf = async (email: string) => {
      const browser = aBrowser()
      const { letter, token } = await askedForLink(db, email, { browser })
      const cookies = Object.entries(browser.kept).map(([name, value]) => [name, value?.length])
      return { cookies, subject: letter.subject, body: letter.body.replace(token, "") }
    }
    expect(await shapeOf(ADA)).toEqual(await shapeOf("nobody@example.org"))
  }))

test("known and unknown addresses take the same time", () =>
  rolledBack(async (db) => {
    const known = await Promise.all(
      Array.from({ length: 60 }, async (_, number) => {
        const email = `known${number}@example.org`
        await aPerson(db, { email, emailVerified: start })
        return email
      }),
    )
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (const [number, email] of known.entries()) {
      times.known.push(await timeOf(() => askedForLink(db, email, { browser: aBrowser() })))
      const other = `unknown${number}@example.org`
      times.unknown.push(await timeOf(() => askedForLink(db, other, { browser: aBrowser() })))
    }
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(20)
  }))

test("whoever asks for one address again and again is told to wait; its owner is not", () =>
  rolledBack(async (db) => {
    const limits = limitsInMemory()
    const ask = (place: number, email = ADA) =>
      askedForLink(db, email, { browser: aBrowser({ address: `192.0.2.${place}` }), limits })
    for (let time = 0; time < MAILS_AN_HOUR.addressFromPlace; time++) await ask(1)
    await expect(ask(1)).rejects.toThrow(/sent to this address/)
    await expect(ask(1)).rejects.toThrow(/again in 60 minutes\.$/)
    expect((await ask(2)).token).not.toBe("")
    expect((await ask(1, "ed@example.org")).token).not.toBe("")
  }))

test("a link that somebody else asks for leaves the owner's as it was", () =>
  rolledBack(async (db) => {
    const limits = limitsInMemory()
    const owner = aBrowser()
    const { token } = await askedForLink(db, ADA, { browser: owner, limits })
    for (let place = 1; place < 10; place++)
      await askedForLink(db, ADA, { browser: aBrowser({ address: `10.0.0.${place}` }), limits })
    expect((await pressed(db, token, owner)).outcome).toBe("signed-in")
    expect(await db.select().from(verificationToken)).toEqual([])
  }))

test("asking again in the same browser makes the link before worthless", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    const first = await askedForLink(db, ADA, { browser })
    const second = await askedForLink(db, ADA, { browser })
    expect((await pressed(db, first.token, browser)).outcome).toBe("gone")
    expect((await pressed(db, second.token, browser)).outcome).toBe("signed-in")
  }))

describe("when more is asked for than is sent in an hour", () => {
  const asOften = async (db: Database, limits: Limits) => {
    for (let number = 0; number < MAILS_AN_HOUR.all; number++)
      await askedForLink(db, `n${number}@example.org`, { browser: aBrowser({ address: `10.0.${number}` }), limits })
  }

  test("known addresses get their letter at once, others later; the browser is told the same", () =>
    rolledBack(async (db) => {
      const limits = limitsInMemory()
      await aPerson(db, { email: ADA })
      await asOften(db, limits)
      const [known, unknown] = [aBrowser({ address: "192.0.2.8" }), aBrowser({ address: "192.0.2.9" })]
      const toKnown = await askedForLink(db, ADA, { browser: known, limits })
      const toUnknown = await askedForLink(db, "new@example.org", { browser: unknown, limits })
      expect(toKnown.letter.sendAfter).toEqual(start)
      expect(toUnknown.letter.sendAfter.getTime()).toBeGreaterThan(start.getTime())
      expect(toUnknown.letter.worthlessAfter.getTime() - toUnknown.letter.sendAfter.getTime()).toBe(600_000)
      expect(Object.keys(known.kept)).toEqual(Object.keys(unknown.kept))
    }))

  test("a letter that left later holds for ten minutes from then", () =>
    rolledBack(async (db) => {
      const limits = limitsInMemory()
      await asOften(db, limits)
      const browser = aBrowser({ address: "192.0.2.9" })
      const { letter, token } = await askedForLink(db, "new@example.org", { browser, limits })
      const arrived = new Date(letter.sendAfter.getTime() + 599_000)
      expect((await pressed(db, token, browser, arrived)).outcome).toBe("signed-in")
    }))
})

test("what was refused leaves the earlier link as it was", () =>
  rolledBack(async (db) => {
    const limits = limitsInMemory()
    const browser = aBrowser()
    let token = ""
    for (let time = 0; time < MAILS_AN_HOUR.addressFromPlace; time++)
      ({ token } = await askedForLink(db, ADA, { browser, limits }))
    await expect(askedForLink(db, ADA, { browser, limits })).rejects.toBeInstanceOf(Refusal)
    expect((await pressed(db, token, browser)).outcome).toBe("signed-in")
  }))

test("the browser that asked, and no other, is shown the address back, until a link to that address is spent", () =>
  rolledBack(async (db) => {
    const [browser, other] = [aBrowser(), aBrowser()]
    expect(await addressAsked(db, browser.asks())).toBeNull()
    await askedForLink(db, ADA, { browser })
    expect(await addressAsked(db, browser.asks())).toBe(ADA)
    expect(await addressAsked(db, other.asks())).toBeNull()
    const { token } = await askedForLink(db, ADA, { browser: other })
    expect(await addressAsked(db, browser.asks())).toBe(ADA)
    expect(await addressAsked(db, other.asks())).toBe(ADA)
    await pressed(db, token, other)
    expect(await addressAsked(db, browser.asks())).toBeNull()
    expect(await addressAsked(db, other.asks())).toBeNull()
  }))
