import type { Mark, TableBlock } from "#core/document/schema"

/** The declarations of a `style` attribute; names and values in small letters. */
export function stylesOf(style: string | undefined): ReadonlyMap<string, string> {
  const pairs = (style ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.split(/:(.*)/s))
  return new Map(pairs.flatMap(([name, value]) => (name && value ? [[name.trim(), value.trim()] as const] : [])))
}

type PlainMark = Exclude<Mark["type"], "link">

const TAGS: Readonly<Record<string, PlainMark>> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  cite: "em",
  dfn: "em",
  var: "em",
  sub: "sub",
  sup: "sup",
  code: "code",
  tt: "code",
  kbd: "code",
  samp: "code",
  s: "strike",
  strike: "strike",
}

/** What an inline tag and its styles turn on (true) and off (false); Google Docs says "normal" inside of <b>. */
export function markChanges(name: string, styles: ReadonlyMap<string, string>): Map<PlainMark, boolean> {
  const changes = new Map<PlainMark, boolean>()
  const own = TAGS[name]
  if (own) changes.set(own, true)
  const weight = styles.get("font-weight")
  if (weight) changes.set("strong", /^(bold|bolder|[6-9]00)$/.test(weight))
  const slant = styles.get("font-style")
  if (slant) changes.set("em", slant !== "normal")
  const height = styles.get("vertical-align")
  if (height === "sub") changes.set("sub", true)
  if (height === "super") changes.set("sup", true)
  if (/line-through/.test(styles.get("text-decoration") ?? styles.get("text-decoration-line") ?? "")) {
    changes.set("strike", true)
  }
  return changes
}

/** Whether something is written but not shown. */
export const isHidden = (styles: ReadonlyMap<string, string>): boolean =>
  styles.get("display") === "none" || styles.get("mso-hide") === "all" || styles.get("visibility") === "hidden"

/** Whether somebody chose how it looks, beyond what an article can keep. */
export const isDressed = (styles: ReadonlyMap<string, string>): boolean =>
  ["color", "background", "background-color", "font-family", "font-size"].some((name) => styles.has(name))

export type Alignment = TableBlock["columns"][number]

/** How a cell is aligned; null where it is as it comes. */
export function alignmentOf(attributes: ReadonlyMap<string, string>, styles: ReadonlyMap<string, string>): Alignment {
  const said = styles.get("text-align") ?? attributes.get("align")?.toLowerCase()
  return said === "right" || said === "center" ? said : null
}

/** How columns are aligned: as all of their cells below the first row are. */
export function alignmentsOf(rows: readonly (readonly Alignment[])[], columns: number): Alignment[] {
  const below = rows.filter((row) => row.length > 0).slice(1)
  return Array.from({ length: columns }, (_, at) => {
    const [first = null, ...others] = below.map((row) => row[at] ?? null)
    return others.every((one) => one === first) ? first : null
  })
}
