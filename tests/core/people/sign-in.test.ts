import { expect, test } from "vitest"
import { isOrcidId } from "#core/people/orcid"
import { ORCID_PROBLEMS, orcidProblemNamed } from "#core/people/orcid-problems"
import { askForLinkInput, confirmLinkInput, signInCodeInput } from "#core/people/sign-in"

test.each([
  ["ada@example.org", "ada@example.org"],
  ["  Ada.Expert+x@Example.ORG ", "ada.expert+x@example.org"],
  ["o'neill@sub.example.co.uk", "o'neill@sub.example.co.uk"],
])("%j is the address %s", (given, address) => {
  expect(askForLinkInput.parse({ email: given, returnTo: "/settings" })).toEqual({
    email: address,
    returnTo: "/settings",
  })
})

test.each([
  "",
  "ada",
  "ada@",
  "@example.org",
  "ada@localhost",
  "ada@example.org, mallory@example.org",
  "ada@example.org\r\nBcc: mallory@example.org",
  "Ada <ada@example.org>",
  '"ada"@example.org',
  "аda@example.org",
  "ada@exаmple.org",
  "ada＠example.org",
  "ada@example.org\u0000",
  "a da@example.org",
  `${"a".repeat(250)}@example.org`,
  undefined,
  ["ada@example.org"],
])("%j is no address we send to", (email) => {
  expect(askForLinkInput.safeParse({ email, returnTo: "" }).success).toBe(false)
})

test("where to go afterwards is home when it is not ours", () => {
  expect(askForLinkInput.parse({ email: "ada@example.org", returnTo: "//evil.example" }).returnTo).toBe("/")
})

test("nothing else comes in with an address", () => {
  expect(askForLinkInput.safeParse({ email: "ada@example.org", returnTo: "/", role: "admin" }).success).toBe(false)
})

test.each(["123456", "123 456", "123-456", " 1 2 3 4 5 6 "])("%j is a code", (code) => {
  expect(signInCodeInput.parse({ code, returnTo: "" }).code).toBe("123456")
})

test.each(["12345", "1234567", "12345a", "١٢٣٤٥٦", "", undefined])("%j is no code", (code) => {
  expect(signInCodeInput.safeParse({ code, returnTo: "" }).success).toBe(false)
})

test.each(["x", "x".repeat(42), "x".repeat(44), `${"x".repeat(42)}%`, undefined])("%j is no token", (token) => {
  expect(confirmLinkInput.safeParse({ token, returnTo: "" }).success).toBe(false)
})

test.each(["0000-0002-1825-0097", "0000-0002-1694-233X", "0000-0001-5109-3700"])("%s is an ORCID iD", (id) => {
  expect(isOrcidId(id)).toBe(true)
})

test.each([
  "0000-0002-1825-0098",
  "0000-0002-1694-2330",
  "0000-0002-1694-233x",
  "000000021825009 7",
  "0000000218250097",
  "https://orcid.org/0000-0002-1825-0097",
  "0000-0002-1825-0097\n",
  "",
])("%j is no ORCID iD", (id) => {
  expect(isOrcidId(id)).toBe(false)
})

test("a problem on the way to ORCID is named in an address, and nothing else is read from it", () => {
  expect(orcidProblemNamed("cancelled")).toBe(ORCID_PROBLEMS.cancelled)
  for (const other of [undefined, "", "constructor", "__proto__", "<b>hello</b>"])
    expect(orcidProblemNamed(other)).toBeNull()
})
