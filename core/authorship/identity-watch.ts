import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { covers, type Span } from "#core/authorship/spans"

/** A revision as it is stored, and the origins whose first words it may hold. */
type Entered = { readonly blocks: readonly AttributedBlock[]; readonly origins: readonly string[] }

/** What is wrong with the authorship of a revision, as the end of a sentence; null if nothing is. */
type Fault = string | null

/**
 * Watches over identities through a history told in order, one revision at a time. Whatever algorithm gave it, authorship is
 * sound if the spans of each block cover it, no two characters of a revision have one identity, nobody but the revision's own
 * origins writes anything new in it, and a character is the same letter in every revision that has it (white space aside).
 */
export function watchIdentities(): (revision: Entered) => Fault {
  const letters = new Map<string, Map<number, number>>()
  const seen = new WeakSet<readonly Span[]>()
  return ({ blocks, origins }) => {
    for (const { block, spans } of blocks) {
      const text = attributedText(block)
      if (!covers(spans, text.length)) return `block ${block.id} is not covered by its authorship`
      if (seen.has(spans)) continue
      const stranger = enter(letters, { text, spans, origins })
      if (stranger !== null) return `block ${block.id} has words of ${stranger}, who did not write them`
      seen.add(spans)
    }
    return isTwice(blocks.flatMap(({ spans }) => spans)) ? "two characters have one identity" : null
  }
}

type Text = { readonly text: string; readonly spans: readonly Span[]; readonly origins: readonly string[] }

/** Notes the characters of a text that are new; gives the origin of one that is not what it was or must not be new. */
function enter(letters: Map<string, Map<number, number>>, { text, spans, origins }: Text): string | null {
  let at = 0
  for (const [length, origin, offset] of spans) {
    const known = letters.get(origin) ?? new Map<number, number>()
    letters.set(origin, known)
    const isOwn = origins.includes(origin)
    for (let i = 0; i < length; i++, at++) {
      const letter = letterAt(text, at)
      const was = known.get(offset + i)
      if (was === undefined ? !isOwn : was !== letter) return origin
      if (was === undefined) known.set(offset + i, letter)
    }
  }
  return null
}

/** White space is one letter: a word keeps the space after it, be that a space or a line end. */
function letterAt(text: string, at: number): number {
  return text.charAt(at).trim() === "" ? 0x20 : text.charCodeAt(at)
}

function isTwice(spans: readonly Span[]): boolean {
  const sorted = spans.toSorted((one, other) => (one[1] === other[1] ? one[2] - other[2] : one[1] < other[1] ? -1 : 1))
  return sorted.some(([, origin, offset], i) => {
    const before = sorted[i - 1]
    return before?.[1] === origin && before[2] + before[0] > offset
  })
}
