/** A piece of HTML: a tag that opens or closes, or text. Names of tags and attributes are in small letters. */
export type HtmlToken =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }

const TAG = /<(\/?)([A-Za-z][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/y
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const SILENT = new Set(["script", "style", "title", "template", "noscript", "xml"])

/**
 * Cuts HTML, as a clipboard holds it, into tags and text. Comments, declarations and what is never shown are left out;
 * what is no tag is text. Never throws, uses no DOM, and takes time in proportion to the length.
 */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  const lower = html.toLowerCase()
  let textFrom = 0
  let at = html.indexOf("<")
  const text = (to: number) => {
    if (to > textFrom) tokens.push({ kind: "text", text: decoded(html.slice(textFrom, to)) })
  }
  while (at >= 0) {
    const end = html.startsWith("<!", at) || html.startsWith("<?", at) ? endOfAside(html, at) : -1
    TAG.lastIndex = at
    const tag = end < 0 ? TAG.exec(html) : null
    if (end < 0 && !tag) {
      at = html.indexOf("<", at + 1)
      continue
    }
    text(at)
    textFrom = tag ? TAG.lastIndex : end
    if (tag) textFrom = pushTag(tokens, tag, lower, textFrom)
    at = html.indexOf("<", textFrom)
  }
  text(html.length)
  return tokens
}

/** Adds a tag; past one whose content is never shown, goes on behind it. Gives where to go on. */
function pushTag(tokens: HtmlToken[], [, slash, name = "", rest = ""]: string[], lower: string, at: number): number {
  const tag = name.toLowerCase()
  if (slash) tokens.push({ kind: "close", name: tag })
  else if (SILENT.has(tag)) {
    const end = lower.indexOf(`</${tag}`, at)
    return end < 0 ? lower.length : Math.max(at, lower.indexOf(">", end) + 1)
  } else tokens.push({ kind: "open", name: tag, attributes: attributesOf(rest) })
  return at
}

function endOfAside(html: string, at: number): number {
  const closing = html.startsWith("<!--", at) ? "-->" : ">"
  const end = html.indexOf(closing, at + 2)
  return end < 0 ? html.length : end + closing.length
}

function attributesOf(written: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = "", double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decoded(double ?? single ?? bare ?? ""))
  }
  return attributes
}

// What clipboards write by name; a browser writes every other character as itself.
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  deg: "°",
  plusmn: "±",
  times: "×",
  micro: "µ",
  copy: "©",
  reg: "®",
  trade: "™",
  shy: "",
  le: "≤",
  ge: "≥",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  kappa: "κ",
  mu: "μ",
}

function decoded(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ""
  })
}
