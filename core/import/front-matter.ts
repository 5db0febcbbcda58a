import { parse as parseToml } from "smol-toml"
import { isMap, isScalar, LineCounter, parseDocument } from "yaml"
import type { Dropped } from "#core/document/markdown/reading"

const MOST_CHARACTERS = 20_000
const MOST_BRACKETS = 400
const MOST_DASHES = 40

/** A key of a front matter with what it says: texts, and lists and tables of such. */
export type Entry = { readonly key: string; readonly value: unknown; readonly line: number }

export type FrontMatter = {
  readonly entries: readonly Entry[]
  /** What could not be read, by line. */
  readonly dropped: readonly Dropped[]
  /** The text without it, each of its lines left empty so that lines keep their numbers. */
  readonly body: string
}

const YAML = /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/
const TOML = /^\+\+\+[ \t]*\n([\s\S]*?\n)?\+\+\+[ \t]*(?:\n|$)/

/**
 * The front matter that a text begins with: YAML between `---` or TOML between `+++`. Null where there is none: a dividing
 * line above ordinary words is none. One that cannot be read, is out of all proportion or uses what could make little text
 * into much (YAML's anchors and aliases) is left out whole, and quoted in `dropped`.
 */
export function takeFrontMatter(text: string): FrontMatter | null {
  const [whole, inside = ""] = YAML.exec(text) ?? TOML.exec(text) ?? []
  if (whole === undefined) return null
  const isToml = whole.startsWith("+++")
  const body = whole.replace(/[^\n]+/g, "") + text.slice(whole.length)
  const isMeant = isToml
    ? /^\s*(?:[\w."-]+\s*=|\[|#|$)/.test(inside)
    : /^\s*(?:["'\w][^\n]*?:(?:\s|$)|#|\{|$)/.test(inside)
  if (!isMeant) return null
  const read = isOutOfProportion(inside)
    ? "it is longer or deeper than a front matter can be"
    : readSafely(inside, isToml)
  if (typeof read !== "string") return { entries: read, dropped: [], body }
  const words = inside.length > 1000 ? `${inside.slice(0, 1000)}…` : inside
  const what = `The front matter could not be read (${read}), so it was left out: ${words.replace(/\s+/g, " ").trim()}`
  return { entries: [], dropped: [{ line: 1, what }], body }
}

function isOutOfProportion(text: string): boolean {
  const brackets = text.match(/[[{]/g)?.length ?? 0
  const isDeep = text
    .split("\n")
    .some((line) => (/^(?:\s*[-?:](?=\s))+/.exec(line)?.[0].match(/[-?:]/g)?.length ?? 0) > MOST_DASHES)
  return text.length > MOST_CHARACTERS || brackets > MOST_BRACKETS || isDeep
}

/** The entries, or why there are none. */
function readSafely(text: string, isToml: boolean): Entry[] | string {
  try {
    return isToml ? readToml(text) : readYaml(text)
  } catch (error) {
    // Both libraries throw for what is not their language; neither has side effects.
    if (error instanceof Error) return error.message.split("\n")[0]?.replace(/[:.]*$/, "") ?? "it is broken"
    throw error
  }
}

function readYaml(text: string): Entry[] | string {
  const lines = new LineCounter()
  // Every scalar is a text: a title may be 1984, and a date is what was written.
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, uniqueKeys: true, logLevel: "silent" })
  const [problem] = document.errors
  if (problem) return problem.message.split("\n")[0]?.replace(/ at line .*$/, "") ?? "it is broken"
  if (document.contents === null) return []
  if (!isMap(document.contents)) return "it has no keys"
  const told: Record<string, unknown> = document.toJS({ maxAliasCount: 0 })
  return document.contents.items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const name = String(key.value)
    return [{ key: name, value: told[name], line: 1 + lines.linePos(key.range?.[0] ?? 0).line }]
  })
}

function readToml(text: string): Entry[] {
  const lines = text.split("\n")
  return Object.entries(parseToml(text)).map(([key, value]) => {
    const at = lines.findIndex((line) =>
      line
        .trim()
        .replace(/^\[*["']?/, "")
        .startsWith(key),
    )
    return { key, value: asTexts(value), line: at + 2 }
  })
}

/** TOML has numbers, truth values and times of its own; here they are what was meant in words. */
function asTexts(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(asTexts)
  if (typeof value !== "object" || value === null) return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asTexts(inner)]))
}
