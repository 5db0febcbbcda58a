import { expect, test } from "vitest"
import { readSession } from "#auth/sessions"
import { signInAsSeeded } from "#auth/sign-in-as-seeded"
import { signInRules } from "#auth/sign-in-rules"
import { signOut, signOutEverywhere } from "#auth/sign-out"
import { rolledBack } from "#tests/support/database"
import { aBrowser, heard, start } from "./browsers"
import { aPerson } from "./person"

test("in the try-out anybody seeded can be signed in as, with their role", () =>
  rolledBack(async (db) => {
    const ed = await aPerson(db, { name: "Ed Editor", role: "editor" })
    const [browser, when] = [aBrowser(), heard()]
    browser.keep(await signInAsSeeded(db, ed, { browser: browser.asks(), when }))
    expect(when.signIns).toEqual([{ personId: ed, method: "try-out", isNew: false, isNamedAdmin: false }])
    const session = await readSession(db, browser.kept.session ?? "", { rules: signInRules(), now: start })
    expect(session).toMatchObject({ personId: ed, role: "editor" })
  }))

test("nobody can be signed in as who is not there, or was erased", () =>
  rolledBack(async (db) => {
    const erased = await aPerson(db, { erasedAt: start })
    for (const id of ["01a2040d-3fcb-73f8-bd81-b30771e0df0e", erased]) {
      const asked = signInAsSeeded(db, id, { browser: aBrowser().asks(), when: heard() })
      await expect(asked).rejects.toMatchObject({ code: "not-found" })
    }
  }))

test("signing out ends the session and takes the cookie away", () =>
  rolledBack(async (db) => {
    const browser = aBrowser()
    browser.keep(await signInAsSeeded(db, await aPerson(db), { browser: browser.asks(), when: heard() }))
    const token = browser.kept.session ?? ""
    browser.keep(await signOut(db, browser.asks()))
    expect(browser.kept.session).toBeUndefined()
    expect(await readSession(db, token, { rules: signInRules(), now: start })).toBeNull()
  }))

test("signing out without a session only takes the cookie away", () =>
  rolledBack(async (db) => {
    expect(await signOut(db, aBrowser().asks())).toMatchObject([{ maxAgeSeconds: 0 }])
  }))

test("signing out everywhere else leaves the browser that asks signed in", () =>
  rolledBack(async (db) => {
    const ada = await aPerson(db)
    const [here, there] = [aBrowser(), aBrowser()]
    for (const browser of [here, there]) {
      browser.keep(await signInAsSeeded(db, ada, { browser: browser.asks(), when: heard() }))
    }
    const read = (token = "") => readSession(db, token, { rules: signInRules(), now: start })
    expect(await signOutEverywhere(db, ada, here.asks())).toBe(1)
    expect(await read(here.kept.session)).not.toBeNull()
    expect(await read(there.kept.session)).toBeNull()
    expect(await signOutEverywhere(db, ada)).toBe(1)
  }))
