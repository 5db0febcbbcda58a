import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { LIMITS, type Limit } from "#core/limits"

const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => ({ file, text: readFileSync(join("app", file), "utf8") }))

const WRITES = /export (?:const|function|async function) (?:POST|PUT|PATCH|DELETE)\b/

test("whatever writes goes through the door, under a limit of the table", () => {
  const writing = routes.filter(({ text }) => WRITES.test(text))
  expect(writing.length).toBeGreaterThan(40)
  for (const { file, text } of writing) {
    expect([file, text.includes("door({")]).toEqual([file, true])
    expect([file, Object.keys(LIMITS)]).toEqual([file, expect.arrayContaining([text.match(/limit: "([a-z-]+)"/)?.[1]])])
  }
})

test("no limit of the table is left unused", () => {
  const used = [...routes.map(({ text }) => text), readFileSync("app/_door.ts", "utf8")].join("\n")
  for (const name of Object.keys(LIMITS)) expect([name, used.includes(`"${name}"`)]).toEqual([name, true])
})

test("a limit says what happened in a whole sentence, and a place may do more than a person", () => {
  for (const { said, person = [], place } of Object.values<Limit>(LIMITS)) {
    expect(said).toMatch(/^[A-Z].*\.$/)
    for (const { times, seconds } of person)
      for (const there of place) if (there.seconds === seconds) expect(there.times).toBeGreaterThanOrEqual(5 * times)
  }
})
