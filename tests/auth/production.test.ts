import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { rolledBack } from "#tests/support/database"
import { heard, start } from "./browsers"
import { aPerson } from "./person"

/** Everything is loaded anew with the surroundings of a production server: what is asked once is asked again. */
beforeAll(() => {
  vi.stubEnv("AUTH_URL", "https://scholium.example")
  vi.stubEnv("AUTH_SECRET", "x".repeat(32))
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:2525")
  vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
  vi.stubEnv("FIRST_ADMIN", "Ada@Example.org")
  vi.resetModules()
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const visitor = { address: "192.0.2.1", userAgent: "", cookies: {}, now: start }

test("over https, cookies can be set by this host alone and are sent over https alone", async () => {
  const { browserName, cookieAttributes, withCookie } = await import("#auth/cookies")
  expect(browserName("session")).toBe("__Host-scholium-session")
  expect(cookieAttributes()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true })
  expect(withCookie("asked", "value")).toMatchObject({ name: "__Host-scholium-asked", maxAgeSeconds: 4200 })
})

test("nobody is signed in without proof", () =>
  rolledBack(async (db) => {
    const { signInAsSeeded } = await import("#auth/sign-in-as-seeded")
    const ada = await aPerson(db)
    const asked = signInAsSeeded(db, ada, { browser: visitor, when: heard() })
    await expect(asked).rejects.toMatchObject({ code: "not-found" })
  }))

test("the rules are the strict ones", async () => {
  const { signInRules } = await import("#auth/sign-in-rules")
  expect(signInRules()).toEqual({ tryOut: false, editorsByEmail: false })
})

test("forms come from the configured address alone", async () => {
  const { ownOrigins } = await import("#auth/own-origins")
  expect(ownOrigins()).toEqual(["https://scholium.example"])
})

test("links lead to the configured address, and the owner's named address makes an administrator", () =>
  rolledBack(async (db) => {
    const { aBrowser, askedForLink, heard } = await import("./browsers")
    const { confirmLink } = await import("#auth/confirm-link")
    const browser = aBrowser()
    const { link, token } = await askedForLink(db, "ada@example.org", { browser })
    expect(link).toMatch(/^https:\/\/scholium\.example\/signin\/confirm\?token=[\w-]{43}$/)
    const when = heard()
    await confirmLink(db, token, { browser: browser.asks(), when })
    expect(when.signIns).toMatchObject([{ isNamedAdmin: true }])
  }))

test("where ORCID is not set up, there is no way to it", () =>
  rolledBack(async (db) => {
    const { hasOrcid, startOrcid } = await import("#auth/orcid")
    expect(hasOrcid()).toBe(false)
    const asked = startOrcid(db, { connect: false, returnTo: "/" }, visitor)
    await expect(asked).rejects.toMatchObject({ code: "not-found" })
  }))
