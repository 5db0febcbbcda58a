import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"

const PAGES = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
]

/** Paths that a page cites in backticks or links to, as far as they are meant to be files of ours. */
function citedPaths(text: string): string[] {
  const ticked = [
    ...text.matchAll(/`((?:app|auth|browser|core|db|docs|scripts|server|tests|ui|public)\/[^`\s]*)`/g),
  ].map(([, path = ""]) => path)
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = ""]) => path)
  return [...ticked, ...linked]
}

describe("the docs", () => {
  test.each(PAGES)("%s cites only paths that exist", (page) => {
    const missing = citedPaths(readFileSync(page, "utf8")).filter(
      (path) => !existsSync(path) && !existsSync(join(page, "..", path)),
    )
    expect(missing).toEqual([])
  })

  test("the README names every command", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"))
    const readme = readFileSync("README.md", "utf8")
    const unnamed = Object.keys(scripts).filter(
      (name) => !readme.includes(name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`),
    )
    expect(unnamed).toEqual([])
  })
})
