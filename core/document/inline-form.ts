import { takenOut, withoutRefused } from "#core/document/hygiene"
import { refusedLink, safeHref } from "#core/document/links"
import { MARK_ORDER } from "#core/document/mark-order"
import type { Inline, Mark } from "#core/document/schema"
import { joinContent, sameMark } from "#core/text/content"

/** Told in a whole sentence of everything that normalising changes in what a reader would see. */
export type Report = (sentence: string) => void

/** A stretch of text that is white space throughout or has none, or an atom, on the way to the normal form. */
type Piece = Stretch | Atom
type Stretch = { readonly kind: "word" | "space"; readonly text: string; readonly marks: readonly Mark[] }
type Atom = { readonly kind: "atom"; readonly inline: Exclude<Inline, { type: "text" }> }

/**
 * Inline content in its normal form, which every stored document has:
 * - text is NFC and free of what `inspectCharacters` refuses; no text is empty; neighbours with equal marks are one;
 * - marks are in `MARK_ORDER`, one of each type, links as `safeHref` gives them; no empty list of marks;
 * - each run of spaces, tabs and newlines is one space (no-break and other spaces stay); none stands first, last or beside
 *   a break; no break stands first or last;
 * - white space has a mark only if what is on both sides of it has it, so no mark begins or ends in white space;
 * - a combining accent has the marks of the letter before it.
 * Gives the same again for content in normal form.
 */
export function normaliseInline(content: readonly Inline[], report: Report): Inline[] {
  const joined = joinContent(content.map((inline) => withCleanMarks(inline, report)))
  const lettered = wholeLetters(joined.map((inline) => withCleanText(inline, report)))
  const [only, ...others] = lettered
  if (only?.type === "text" && !only.marks && others.length === 0)
    return joinContent([textWith(tidy(only.text).trim())])
  const pieces = trimmed(lettered.flatMap(piecesOf))
  return joinContent(withFittingSpaces(pieces).map(inlineOf))
}

const withCleanMarks = (inline: Inline, report: Report): Inline =>
  inline.type === "text" && inline.marks ? textWith(inline.text, cleanMarks(inline.marks, inline.text, report)) : inline

function withCleanText(inline: Inline, report: Report): Inline {
  return inline.type === "text" ? textWith(cleanCharacters(inline.text, report), inline.marks) : inline
}

/** A text without the characters that may not stand in it, the first of them reported. */
export function cleanCharacters(text: string, report: Report): string {
  const { text: clean, refused } = withoutRefused(text)
  if (refused.length > 0) report(takenOut(refused))
  return clean
}

function cleanMarks(marks: readonly Mark[], text: string, report: Report): Mark[] {
  return MARK_ORDER.flatMap((type): Mark[] => {
    const mark = marks.find((candidate) => candidate.type === type)
    if (mark?.type !== "link") return mark ? [{ type: mark.type }] : []
    const href = safeHref(mark.href)
    if (href === null) report(refusedLink({ words: text, href: mark.href }))
    return href === null ? [] : [{ type: "link", href }]
  })
}

/** Moves combining marks at the start of a text to the letter they stand on, and composes them with it. */
function wholeLetters(content: readonly Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const inline of content) {
    const last = whole.at(-1)
    const accents = inline.type === "text" ? (/^\p{M}+/u.exec(inline.text)?.[0] ?? "") : ""
    if (inline.type === "text" && last?.type === "text" && accents !== "" && /\S$/u.test(last.text)) {
      whole[whole.length - 1] = textWith((last.text + accents).normalize("NFC"), last.marks)
      const rest = inline.text.slice(accents.length)
      if (rest !== "") whole.push(textWith(rest, inline.marks))
    } else whole.push(inline)
  }
  return joinContent(whole)
}

function piecesOf(inline: Inline): Piece[] {
  if (inline.type !== "text") return [{ kind: "atom", inline }]
  const { marks = [] } = inline
  return (inline.text.match(/\s+|\S+/g) ?? []).map((text) => ({
    kind: /\s/.test(text) ? "space" : "word",
    text,
    marks,
  }))
}

/** Without white space at the ends and beside breaks, and without breaks at the ends. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const isBreak = (piece: Piece | undefined): boolean => piece?.kind === "atom" && piece.inline.type === "break"
  const first = pieces.findIndex((piece) => piece.kind !== "space" && !isBreak(piece))
  const last = pieces.findLastIndex((piece) => piece.kind !== "space" && !isBreak(piece))
  const inner = first < 0 ? [] : pieces.slice(first, last + 1)
  const kept: Piece[] = []
  for (const piece of inner) {
    if (isBreak(piece)) while (kept.at(-1)?.kind === "space") kept.pop()
    if (piece.kind !== "space" || !isBreak(kept.at(-1))) kept.push(piece)
  }
  return kept
}

/** Each run of white space as one piece, with the marks that it and both its neighbours have. */
function withFittingSpaces(pieces: readonly Piece[]): Piece[] {
  const fitted: Piece[] = []
  let spaces: Stretch[] = []
  for (const piece of pieces) {
    if (piece.kind === "space") {
      spaces.push(piece)
      continue
    }
    if (spaces.length > 0) fitted.push(fittingSpace(spaces, fitted.at(-1), piece))
    fitted.push(piece)
    spaces = []
  }
  return fitted
}

function fittingSpace(spaces: readonly Stretch[], before: Piece | undefined, after: Piece): Stretch {
  const around = [...spaces, before, after].map((near) => (near && near.kind !== "atom" ? near.marks : []))
  const text = spaces.map((space) => space.text).join("")
  return { kind: "space", text: tidy(text), marks: commonMarks(around) }
}

const tidy = (text: string): string => text.replace(/[ \t\n\r\f\v]+/g, " ")

function commonMarks([first = [], ...others]: readonly (readonly Mark[])[]): Mark[] {
  return first.filter((mark) => others.every((marks) => marks.some((other) => sameMark(mark, other))))
}

const inlineOf = (piece: Piece): Inline => (piece.kind === "atom" ? piece.inline : textWith(piece.text, piece.marks))

function textWith(text: string, marks: readonly Mark[] = []): Inline {
  return marks.length === 0 ? { type: "text", text } : { type: "text", text, marks: [...marks] }
}
