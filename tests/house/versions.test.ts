import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

/** The oldest release of each package without a known hole that concerns us; taken from the advisories of 2025 and 2026. */
const OLDEST: [name: string, version: string][] = [
  ["next", "16.4.6"],
  ["react", "19.2.0"],
  ["react-dom", "19.2.0"],
  ["drizzle-orm", "0.45.4"],
  ["nodemailer", "8.0.5"],
  ["@auth/core", "0.41.3"],
]

/** Packages whose inside we lean on, or whose line is security-only: this release and no other. */
const EXACTLY: [name: string, version: string][] = [
  ["next-auth", "5.0.0-beta.32"],
  ["@electric-sql/pglite", "0.5.16"],
  ["pg-boss", "10.3.3"],
]

const installed = (name: string): string =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number)

function isAtLeast(version: string, oldest: string): boolean {
  const [have, want] = [numbers(version), numbers(oldest)]
  for (let i = 0; i < 3; i++) {
    if ((have[i] ?? 0) !== (want[i] ?? 0)) return (have[i] ?? 0) > (want[i] ?? 0)
  }
  return true
}

describe("packages", () => {
  test.each(OLDEST)("%s is %s or newer", (name, oldest) => {
    expect(isAtLeast(installed(name), oldest), `${name} ${installed(name)}`).toBe(true)
  })

  test.each(EXACTLY)("%s is exactly %s", (name, version) => {
    expect(installed(name)).toBe(version)
  })

  test("nodemailer stays in the line that sign-in accepts", () => {
    expect(installed("nodemailer")).toMatch(/^8\./)
  })

  test("every dependency is pinned to one release", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"))
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d/.test(String(range)),
    )
    expect(loose).toEqual([])
  })

  test("the lock file names no place to download from", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved":/)
  })
})
