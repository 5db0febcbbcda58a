import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readEnv } from "../../env"
import { variablesSchema } from "../../env/variables"

const NAMES = Object.keys(variablesSchema.shape)
const page = readFileSync("docs/running.md", "utf8")

describe("the settings", () => {
  test.each(NAMES)("%s has its line in docs/running.md", (name) => {
    expect(page).toMatch(new RegExp(`^\\| `.concat("`", name, "`.* \\|$"), "m"))
  })

  test("no others have", () => {
    const named = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = ""]) => name)
    expect(named.filter((name) => !NAMES.includes(name))).toEqual([])
  })

  test("are all used", () => {
    const fields = Object.keys(readEnv({ NEXT_PHASE: "phase-production-build" }))
    const sources = ["app", "auth", "db", "scripts"].flatMap(sourcesIn).concat(["instrumentation-node.ts", "proxy.ts"])
    const text = sources.map((file) => readFileSync(file, "utf8")).join("\n")
    expect(fields.filter((field) => !new RegExp(`\\b${field}\\b`).test(text))).toEqual([])
  })
})

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
