import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

type Place = { readonly segments: readonly string[]; readonly pattern: RegExp; readonly methods: readonly string[] }

const READ = ["GET", "HEAD"] as const
const NAMED = /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE)\b/g
const LISTED = /export (?:const )?\{([^}]*)\}/g

/**
 * Which methods an address answers, told from the files of `app`: a handler those that it exports, a page and everything
 * that is no handler (a static file, nothing at all) GET and HEAD.
 */
export class Methods {
  #places: readonly Place[]

  constructor(folder = join(process.cwd(), "app")) {
    this.#places = placesUnder(folder)
  }

  at(path: string): readonly string[] {
    const bare = path.length > 1 ? path.replace(/\/$/, "") : path
    return this.#places.find(({ pattern }) => pattern.test(bare))?.methods ?? READ
  }
}

/** As the framework orders them: a written word before a parameter, so that `/desk/log` is not taken for `/desk/[id]`. */
function placesUnder(folder: string): Place[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /(?:^|\/)(?:route\.ts|page\.tsx)$/.test(name))
    .map((name) => placeOf(name, readFileSync(join(folder, name), "utf8")))
    .sort((a, b) => rank(a).localeCompare(rank(b)))
}

function placeOf(name: string, source: string): Place {
  const segments = name
    .split("/")
    .slice(0, -1)
    .filter((segment) => !/^\(.*\)$/.test(segment))
  const pattern = new RegExp(`^/${segments.map(patternOf).join("/")}$`)
  return { segments, pattern, methods: name.endsWith("page.tsx") ? READ : methodsIn(source) }
}

const patternOf = (segment: string): string => {
  if (segment.startsWith("[...") || segment.startsWith("[[...")) return ".*"
  return segment.startsWith("[") ? "[^/]+" : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}

const rank = ({ segments }: Place): string =>
  segments.map((segment) => (segment.includes("[...") ? "2" : segment.startsWith("[") ? "1" : "0")).join("")

function methodsIn(source: string): string[] {
  const named = [...source.matchAll(NAMED)].map(([, method = ""]) => method)
  const listed = [...source.matchAll(LISTED)].flatMap(([, names = ""]) => names.match(/\b[A-Z]{3,6}\b/g) ?? [])
  const exported = [...named, ...listed]
  return [...new Set(exported.flatMap((method) => (method === "GET" ? READ : [method])))].concat("OPTIONS")
}
