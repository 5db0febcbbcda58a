import { expect, test } from "vitest"
import { isKnown, mayBeThere } from "#server/known-address"
import { inWorld } from "#tests/support/world"

test("an article and a person are known at their addresses, and nobody else is", () =>
  inWorld(async ({ db, slug }) => {
    expect(await isKnown({ db }, `/articles/${slug}`, slug)).toBe(true)
    expect(await isKnown({ db }, `/articles/${slug}/history`, slug)).toBe(true)
    expect(await isKnown({ db }, "/articles/no-such-article", "no-such-article")).toBe(false)
    expect(await isKnown({ db }, "/people/ada-expert", "ada-expert")).toBe(true)
    expect(await isKnown({ db }, `/people/${slug}`, slug)).toBe(false)
  }))

test("what cannot be an address is answered without the store; other pages are none of its business", async () => {
  for (const path of ["/articles/A_b", "/people/%00", `/people/${"x".repeat(101)}`, "/articles/a--b/history"])
    expect([path, await mayBeThere(path)]).toEqual([path, false])
  for (const path of ["/", "/about", "/feed.atom", "/sitemap.xml", "/policies/privacy"])
    expect([path, await mayBeThere(path)]).toEqual([path, true])
})
