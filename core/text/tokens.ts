import type { Inline } from "#core/document/schema"
import { ATOM, plainText } from "#core/text/content"

/**
 * One unit of alignment: a word, a number, a single punctuation character or an atom, with the white space after it.
 * `key` is what alignment compares: the text itself, or for an atom what it is (`ATOM` + "citation:" + refId).
 * The token's text is [from, to) of the block's plain text (UTF-16); its white space is [to, to + space.length).
 * Tokens follow one another without holes, so the last token's end is the length of the text. Marks do not split tokens:
 * look them up by offset. White space at the very start of a text is a token of its own.
 */
export type Token = { readonly key: string; readonly space: string; readonly from: number; readonly to: number }

/** Splits an inline content into tokens. In code, white space is text like any other: each run of it is a token. */
export function tokenise(content: readonly Inline[], kind: "prose" | "code" = "prose"): Token[] {
  const text = plainText(content)
  const tokens = scan(text, kind === "code")
  return text.includes(ATOM) ? nameAtoms(tokens, content) : tokens
}

/** Splits plain text into tokens, as `tokenise` does; an `ATOM` in it is an ordinary character. */
export function tokeniseText(text: string): Token[] {
  return scan(text, false)
}

/** End of the token's white space, which is where the next token begins. */
export function endOf(token: Token): number {
  return token.to + token.space.length
}

/** Scripts written without spaces: each character (with its combining marks) is a token. */
const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((name) => `\\p{Script=${name}}`)
  .join("")

/** Every text is a sequence of these: unspaced character, word, number, flag, white space, any other grapheme-like unit. */
export const TOKEN_PATTERN = [
  `[${UNSPACED}]\\p{M}*`,
  `(?:(?![${UNSPACED}])\\p{L})(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])*(?:['’](?:(?![${UNSPACED}])[\\p{L}\\p{M}])+)*`,
  "\\p{N}+(?:[.,]\\p{N}+)*",
  "\\p{RI}\\p{RI}",
  "\\s+",
  ATOM,
  "[^\\s][\\p{M}\\p{Emoji_Modifier}]*(?:\\u200D[^\\s\\uFFFC][\\p{M}\\p{Emoji_Modifier}]*)*",
].join("|")

const unit = new RegExp(TOKEN_PATTERN, "uy")
const OTHER = 0
const LETTER = 1
const DIGIT = 2
const SPACE = 3
/** Class of each character below this code; anything above is left to the pattern. Latin text never leaves the table. */
const TABLE_END = 0x250
const classes = Uint8Array.from({ length: TABLE_END }, (_, code) => classOf(String.fromCharCode(code)))

function classOf(character: string): number {
  if (/\p{L}/u.test(character)) return LETTER
  if (/\p{N}/u.test(character)) return DIGIT
  return /\s/.test(character) ? SPACE : OTHER
}

function scan(text: string, spaceIsText: boolean): Token[] {
  const tokens: Token[] = []
  let from = 0
  while (from < text.length) {
    const to = unitEnd(text, from)
    const end = !spaceIsText && isSpace(text, to) && !isSpace(text, from) ? unitEnd(text, to) : to
    tokens.push({ key: text.slice(from, to), space: end === to ? "" : text.slice(to, end), from, to })
    from = end
  }
  return tokens
}

/** Where the unit that starts at `from` ends: by the table where that is certain, by the pattern otherwise. */
function unitEnd(text: string, from: number): number {
  const code = text.charCodeAt(from)
  if (code < TABLE_END) {
    const kind = classes[code] ?? OTHER
    const end = kind === LETTER ? wordEnd(text, from) : kind === DIGIT ? numberEnd(text, from) : from + 1
    if (kind === SPACE) return spaceEnd(text, from)
    if (end >= 0 && (end >= text.length || text.charCodeAt(end) < TABLE_END)) return end
  }
  unit.lastIndex = from
  unit.test(text)
  // A lone surrogate still advances, so the scan always ends.
  return Math.max(unit.lastIndex, from + 1)
}

function wordEnd(text: string, from: number): number {
  let end = from + 1
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code >= TABLE_END) return -1
    const kind = classes[code]
    if (kind === LETTER || kind === DIGIT) continue
    // An apostrophe belongs to the word when letters follow: don't, l'eau. Letters after it exclude digits.
    if (code === 0x27 && classes[text.charCodeAt(end + 1)] !== OTHER) return apostropheEnd(text, end)
    break
  }
  return end
}

/** From an apostrophe at `from`: past every 'letters group, or `from` itself when no letter follows it; -1 if uncertain. */
function apostropheEnd(text: string, from: number): number {
  let end = from
  while (text.charCodeAt(end) === 0x27) {
    const first = end + 1
    let last = first
    while (last < text.length && classes[text.charCodeAt(last)] === LETTER) last++
    if (last < text.length && text.charCodeAt(last) >= TABLE_END) return -1
    if (last === first) return end
    end = last
  }
  return end
}

function numberEnd(text: string, from: number): number {
  let end = from + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code >= TABLE_END) return -1
    if (classes[code] === DIGIT) end++
    else if ((code === 0x2e || code === 0x2c) && end + 1 < text.length) {
      const next = text.charCodeAt(end + 1)
      if (next >= TABLE_END) return -1
      if (classes[next] !== DIGIT) break
      end += 2
    } else break
  }
  return end
}

function spaceEnd(text: string, from: number): number {
  let end = from + 1
  while (isSpace(text, end)) end++
  return end
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < TABLE_END) return classes[code] === SPACE
  return code > 0x167f && /\s/.test(text.charAt(at))
}

/** Gives each atom's token the key that tells it from other atoms. */
function nameAtoms(tokens: Token[], content: readonly Inline[]): Token[] {
  const names = new Map<number, string>()
  let offset = 0
  for (const node of content) {
    if (node.type !== "text") names.set(offset, nameOf(node))
    offset += node.type === "text" ? node.text.length : 1
  }
  return tokens.map((token) => {
    const name = names.get(token.from)
    return name === undefined ? token : { ...token, key: name }
  })
}

/** The key of a break, wherever it stands. */
export const BREAK_KEY = `${ATOM}break`

function nameOf(atom: Exclude<Inline, { type: "text" }>): string {
  return atom.type === "citation" ? `${ATOM}citation:${atom.refId}` : BREAK_KEY
}
