import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { BAND_ROWS } from "#ui/article/arrange"

const sheets = readdirSync("ui/styles")
const globals = readFileSync("app/globals.css", "utf8")
const components = readdirSync("ui", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"))

it("imports every style sheet once", () => {
  const imported = [...globals.matchAll(/@import "\.\.\/ui\/styles\/([^"]+)"/g)].map((match) => match[1])
  expect(imported.toSorted()).toEqual(sheets.toSorted())
})

it.each(sheets)("%s loads nothing from elsewhere and nothing inline", (sheet) => {
  const css = readFileSync(`ui/styles/${sheet}`, "utf8")
  expect(css).not.toMatch(/url\(\s*["']?(https?:|\/\/|data:)/)
})

it.each(components)("%s has no inline style, script or client code", (path) => {
  const source = readFileSync(`ui/${path}`, "utf8")
  expect(source).not.toMatch(/\bstyle=|dangerouslySetInnerHTML|["']use client["']|\bon[A-Z]\w+=/)
})

it("names a class in every rule only if a page part or a scaffold uses it", () => {
  const source = components.map((path) => readFileSync(`ui/${path}`, "utf8")).join("\n")
  const scaffolds = readFileSync("ui/styles/layout.css", "utf8") + readFileSync("ui/styles/base.css", "utf8")
  const sheet = readFileSync("ui/styles/article.css", "utf8") + readFileSync("ui/styles/people.css", "utf8")
  const classes = new Set([...sheet.matchAll(/\.([a-z][a-z-]+)(?=[\s:,.>{)])/g)].map((match) => match[1] ?? ""))
  const known = (name: string) => source.includes(name) || scaffolds.includes(`.${name}`) || isBuilt(name)
  expect([...classes].filter((name) => !known(name))).toEqual([])
})

describe("the fonts", () => {
  const files = [...readFileSync("ui/styles/fonts.css", "utf8").matchAll(/url\("(\/fonts\/[^"]+)"\)/g)]

  it.each(files.map((match) => match[1] ?? ""))("%s is served by us", (file) => {
    expect(existsSync(`public${file}`)).toBe(true)
  })
})

it("numbers as many rows of a band as the renderer does", () => {
  const css = readFileSync("ui/styles/marginalia.css", "utf8")
  expect(css).toContain(`repeat(${BAND_ROWS},`)
  expect(css).toContain(`[data-start="${BAND_ROWS + 1}"]`)
  expect(css).toContain(`[data-end="${BAND_ROWS + 2}"]`)
})

/** Classes put together from a word and a value. */
function isBuilt(name: string): boolean {
  return /^(verification|notice|status|insight|button|article)-/.test(name)
}
