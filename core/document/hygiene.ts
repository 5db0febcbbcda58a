import { faultOf, overlookedName, suspectsIn } from "#core/document/characters"
import { lookalikeIndexes } from "#core/document/lookalikes"

/** A character that may not stand in a text. `index` is its UTF-16 index in the normalised text. */
export type RefusedCharacter = {
  readonly index: number
  readonly codePoint: number
  readonly name: string
  /** The words that it stands by, since nobody sees it: `after “growth of”`; empty where it stands alone. */
  readonly where: string
  readonly sentence: string
}

/** A piece of a text as a diff shows it: words as they are, or one character with a label to show in its place. */
export type VisiblePiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "marked"; readonly text: string; readonly label: string; readonly name: string }

/**
 * A text as it is stored: NFC, every kind of line end as "\n", without soft hyphens and without a byte order mark at its
 * start. White space is left alone otherwise. Every text of the product passes here once, before any offset or hash.
 */
export function normaliseCharacters(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\u00AD", "")
    .normalize("NFC")
}

/**
 * Normalises a text and names every character in it that may not stand there: broken encoding, controls, text-direction
 * controls, invisible and private-use characters. Joiners, selectors and direction marks pass where the script around
 * them needs them. Each refusal is a whole sentence for the person who wrote, with the words that the character stands by.
 */
export function inspectCharacters(text: string): { text: string; refused: RefusedCharacter[] } {
  const normal = normaliseCharacters(text)
  return { text: normal, refused: refusedIn(normal) }
}

/** Says of refused characters that they were taken out, where nobody is asked to do it. Names the first. */
export function takenOut([first, ...others]: readonly RefusedCharacter[]): string {
  const more =
    others.length === 0 ? "" : others.length === 1 ? ", and so was 1 other" : `, and so were ${others.length} others`
  const where = first?.where ? ` ${first.where}` : ""
  return first ? `${capital(named(first))}${where} was taken out${more}.` : ""
}

/** The normalised text without what `inspectCharacters` refuses in it, and those refusals. */
export function withoutRefused(text: string): { text: string; refused: RefusedCharacter[] } {
  const { text: normal, refused } = inspectCharacters(text)
  if (refused.length === 0) return { text: normal, refused }
  const ends = refused.map(({ index, codePoint }) => index + (codePoint > 0xffff ? 2 : 1))
  const kept = [0, ...ends].map((from, at) => normal.slice(from, refused[at]?.index))
  // Taking a character out can bring two others together that compose, or leave a joiner without its letter.
  const rest = withoutRefused(kept.join(""))
  return { text: rest.text, refused: [...refused, ...rest.refused] }
}

/**
 * Splits a text so that nothing in it can be overlooked: what is invisible, unusual white space and letters that pass for
 * Latin ones come as marked pieces with a label such as "[U+200B]". The pieces' texts together are the text.
 */
export function visibleCharacters(text: string): VisiblePiece[] {
  const pieces: VisiblePiece[] = []
  let plainFrom = 0
  for (const { index, char, name } of overlookedIn(text)) {
    if (index > plainFrom) pieces.push({ kind: "text", text: text.slice(plainFrom, index) })
    pieces.push({ kind: "marked", text: char, label: `[${codeOf(char)}]`, name })
    plainFrom = index + char.length
  }
  if (plainFrom < text.length) pieces.push({ kind: "text", text: text.slice(plainFrom) })
  return pieces
}

type Overlooked = { readonly index: number; readonly char: string; readonly name: string }

function overlookedIn(text: string): Overlooked[] {
  const invisible = suspectsIn(text).flatMap((at) => {
    const name = overlookedName(at)
    return name === null ? [] : [{ index: at.index, char: at.char, name }]
  })
  const lookalikes = Array.from(lookalikeIndexes(text), (index) => {
    const name = "letter of another alphabet that looks like a Latin one"
    return { index, char: text.charAt(index), name }
  })
  return [...invisible, ...lookalikes].sort((a, b) => a.index - b.index)
}

/** Nobody reads more places than this in a text: of those that follow, the words beside them are not looked for. */
const MOST_PLACES = 1_000

function refusedIn(text: string): RefusedCharacter[] {
  const found: RefusedCharacter[] = []
  for (const at of suspectsIn(text)) {
    const fault = faultOf(at)
    if (!fault) continue
    const refused = { index: at.index, codePoint: codePointOf(at.char), name: fault.name }
    const where = found.length < MOST_PLACES ? placeIn(text, at.index, at.index + at.char.length) : ""
    const there = where === "" ? `There is ${named(refused)} here` : `${capital(where)}: ${named(refused)}`
    found.push({ ...refused, where, sentence: `${there}. ${fault.advice}` })
  }
  return found
}

const WORDS_SAID = 3
const LONGEST_SAID = 40

/** The words on its line that a character comes after, or before where it begins the line. */
function placeIn(text: string, from: number, to: number): string {
  const before = visibleWords(
    text
      .slice(Math.max(0, from - 4 * LONGEST_SAID), from)
      .split("\n")
      .at(-1) ?? "",
  )
  if (before.length > 0) return `after “${before.slice(-WORDS_SAID).join(" ").slice(-LONGEST_SAID).trim()}”`
  const after = visibleWords(text.slice(to, to + 4 * LONGEST_SAID).split("\n")[0] ?? "")
  return after.length > 0 ? `before “${after.slice(0, WORDS_SAID).join(" ").slice(0, LONGEST_SAID).trim()}”` : ""
}

const visibleWords = (line: string): string[] => line.replace(/\p{C}/gu, "").split(/\s+/).filter(Boolean)

function named({ name, codePoint }: Pick<RefusedCharacter, "name" | "codePoint">): string {
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name} (${codeOf(String.fromCodePoint(codePoint))})`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const codePointOf = (char: string): number => char.codePointAt(0) ?? 0
const codeOf = (char: string): string => `U+${codePointOf(char).toString(16).toUpperCase().padStart(4, "0")}`
