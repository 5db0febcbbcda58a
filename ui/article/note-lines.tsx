import type { ReactNode } from "react"

/*
 * Rather too much than too little: a note that is given more rows than it needs costs nothing, one that is given fewer
 * pushes the text below it apart.
 */
const CHARACTERS_A_LINE = 40
/** Height of a line of a note in lines of body text. */
const LINE = 0.78
/** Labels and the white space of a note, whatever it says. */
const FRAME = 7

/** How many lines of body text notes are likely to take in the margin, from the prose in their props. */
export function linesOfNotes(notes: ReactNode[]): number {
  return notes.reduce<number>((lines, note) => lines + FRAME + (proseIn(note, 0) / CHARACTERS_A_LINE) * LINE, 0)
}

/** Characters of the strings that hold a space: ids, addresses and class names do not. */
function proseIn(value: unknown, depth: number): number {
  if (typeof value === "string") return value.includes(" ") ? value.length : 0
  if (typeof value !== "object" || value === null || depth > 12) return 0
  const parts = Array.isArray(value) ? value : "props" in value ? [value.props] : Object.values(value)
  return parts.reduce<number>((sum, part) => sum + proseIn(part, depth + 1), 0)
}
