import { existsSync } from "node:fs"
import type { ReactNode } from "react"
import { describe, expect, it } from "vitest"
import { ReportError } from "#ui/article/report-error"
import { NothingHere } from "#ui/site/nothing-here"
import { About } from "../../app/(public)/pages/[name]/_texts/about"
import { Contributors } from "../../app/(public)/pages/[name]/_texts/contributors"
import { Corrections } from "../../app/(public)/pages/[name]/_texts/corrections"
import { Credit } from "../../app/(public)/pages/[name]/_texts/credit"
import { Disclosure } from "../../app/(public)/pages/[name]/_texts/disclosure"
import type { HouseFacts } from "../../app/(public)/pages/[name]/_texts/facts"
import { Privacy } from "../../app/(public)/pages/[name]/_texts/privacy"
import { draw } from "./draw"

const TEXTS = "app/(public)/pages/[name]/_texts"
const PAGES = { About, Contributors, Corrections, Credit, Disclosure, Privacy, NothingHere }
const CONTACT = "desk@norrvik.example"
const drawn = (name: keyof typeof PAGES, facts: HouseFacts) => {
  const Shown: (facts: HouseFacts) => ReactNode = PAGES[name]
  return draw(Shown, facts).replace(/<!-- -->/g, "")
}
const names = Object.keys(PAGES) as (keyof typeof PAGES)[]

describe("what the house says of itself is true here", () => {
  it.each(names)("%s offers to be written to only where there is an address", (name) => {
    const without = drawn(name, { contact: undefined, orcid: false })
    expect(without).not.toMatch(/mailto:|write to the editors|write to us|tell the editors/i)
    const sent = drawn(name, { contact: CONTACT, orcid: false }).matchAll(/mailto:([^"?]*)/g)
    for (const [, to] of sent) expect(to).toBe(CONTACT)
  })

  it.each(["About", "Corrections", "Privacy", "NothingHere"] as const)("%s leads to the editors' address", (name) => {
    expect(drawn(name, { contact: CONTACT, orcid: false })).toContain(`href="mailto:${CONTACT}"`)
  })

  it.each(["Contributors", "Privacy"] as const)("%s speaks of signing in with ORCID only where one can", (name) => {
    const way = /with (?:your )?ORCID/
    expect(drawn(name, { contact: CONTACT, orcid: true })).toMatch(way)
    expect(drawn(name, { contact: CONTACT, orcid: false })).not.toMatch(way)
  })

  it.each(names)("%s leads only to pages that are there", (name) => {
    const hrefs = [...drawn(name, { contact: CONTACT, orcid: true }).matchAll(/href="(\/[^"#?]*)/g)].map(([, to]) => to)
    for (const href of hrefs) {
      const text = href?.replace(/^\/(?:policies\/)?/, "")
      expect(href === "/" || existsSync(`${TEXTS}/${text}.tsx`), href).toBe(true)
    }
  })

  it("no page says that nothing comes from elsewhere while pictures may", () => {
    expect(drawn("Privacy", { contact: CONTACT, orcid: false })).toContain("a picture in an article may lie with")
  })
})

describe("reporting an error", () => {
  const about = { title: "A key", seq: 3, url: "https://x.org/articles/key/revisions/3" }

  it("is a mail to the editors, with the revision in it", () => {
    const html = draw(ReportError, { ...about, contact: CONTACT, slug: undefined })
    expect(html).toContain(`mailto:${CONTACT}?subject=Error`)
    expect(html).toContain("revisions%2F3")
    expect(html).not.toContain("/contribute")
  })

  it("leads to correcting where there is no address, and is not offered where neither can be", () => {
    expect(draw(ReportError, { ...about, contact: undefined, slug: "key" })).toContain("/articles/key/contribute")
    expect(draw(ReportError, { ...about, contact: undefined, slug: undefined })).toBe("")
  })
})
