import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { slugify } from "#core/document/slug"

describe("the slug of a title", () => {
  const cases: [string, string][] = [
    ["Lisaftoclax Cracks Venetoclax Resistance", "lisaftoclax-cracks-venetoclax-resistance"],
    ["Ascentage's drug: what's new?", "ascentages-drug-whats-new"],
    ["  Sleep & memory  ", "sleep-and-memory"],
    ["β-blockers in COVID-19", "beta-blockers-in-covid-19"],
    ["Ångström, Łódź, Straße, smørrebrød", "angstrom-lodz-strasse-smorrebrod"],
    ["H₂O at 37 °C", "h2o-at-37-c"],
    ["东京大学", "article"],
    ["???", "article"],
    ["", "article"],
  ]
  test.each(cases)("%j is %j", (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  test("is cut between words", () => {
    expect(slugify("word ".repeat(40))).toBe("word-".repeat(16).slice(0, -1))
  })

  test("is cut inside a word that is too long by itself", () => {
    expect(slugify("x".repeat(200))).toBe("x".repeat(80))
  })

  test("is always usable in an address, and stays when made again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        const slug = slugify(title)
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slug.length).toBeLessThanOrEqual(80)
        expect(slugify(slug)).toBe(slug)
      }),
    )
  })
})
