import type { Passage } from "#core/anchor/anchor"
import { passageAt } from "#core/anchor/passage"
import { attributedText } from "#core/authorship/attributed"
import { CITATION_CHARACTER } from "#core/document/plain-text"
import type { Block, Document } from "#core/document/schema"

/** Words to be found: themselves, what stood around them, and (in UTF-16 units) where, as far as it is known. */
export type Quote = Pick<Passage, "exact"> & Partial<Pick<Passage, "prefix" | "suffix" | "blockId" | "start">>

/**
 * Finds quoted words in a revision: for a passage picked in a browser, or one that comes from elsewhere.
 *
 * The words must be there letter by letter; white space of any kind and length counts as one space, and citations do not
 * count (a browser shows them as numbers). Of several places the one is meant whose surroundings are most like the quote's;
 * among equals the nearest to where the quote says it is. Refuses with null when the words are not there, or when nothing
 * tells which of several places is meant: a passage is never put on words that nobody picked. Gives whole words (see
 * `passageAt`).
 */
export function locateQuote(quote: Quote, document: Document): Passage | null {
  const exact = readable(quote.exact).text.trim()
  if (exact === "") return null
  const found = document.blocks.flatMap((block) => placesIn(block, exact, quote))
  const best = found.reduce((most, { likeness }) => Math.max(most, likeness), 0)
  const places = found.filter(({ likeness }) => likeness === best)
  const place = places.length === 1 ? places[0] : nearest(places, quote)
  return place ? passageAt(place.block, place.start, place.end) : null
}

/** `likeness`: how many characters before and after agree with the quote's. */
type Place = { readonly block: Block; readonly start: number; readonly end: number; readonly likeness: number }

function placesIn(block: Block, exact: string, quote: Quote): Place[] {
  const { text, at } = readable(attributedText(block))
  const places: Place[] = []
  for (let from = text.indexOf(exact); from >= 0; from = text.indexOf(exact, from + 1)) {
    const to = from + exact.length
    const likeness =
      agreeing(reversed(text.slice(0, from)), reversed(readable(quote.prefix ?? "").text)) +
      agreeing(text.slice(to), readable(quote.suffix ?? "").text)
    places.push({ block, start: at[from] ?? 0, end: (at[to - 1] ?? 0) + 1, likeness })
  }
  return places
}

/** The place in the quote's own block that is nearest to where it says; null when that does not tell. */
function nearest(places: readonly Place[], { blockId, start }: Quote): Place | null {
  const own = places.filter(({ block }) => block.id === blockId)
  if (own.length === 1 || start === undefined) return own.length === 1 ? (own[0] ?? null) : null
  const distance = (place: Place) => Math.abs(place.start - start)
  return own.toSorted((one, other) => distance(one) - distance(other))[0] ?? null
}

/** A text without citations and with single spaces; `at[i]` is where its character i stands in the text itself. */
function readable(text: string): { text: string; at: number[] } {
  let plain = ""
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    const isSpace = /\s/.test(character)
    if (character === CITATION_CHARACTER || (isSpace && plain.endsWith(" "))) continue
    plain += isSpace ? " " : character
    at.push(i)
  }
  return { text: plain, at }
}

const reversed = (text: string) => text.split("").reverse().join("")

/** How many first characters of two texts are the same. */
function agreeing(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length
}
