import { type AttributedBlock, attributedText } from "#core/authorship/attributed"

/**
 * What a scan for equal n-grams, which knows nothing of the algorithm, can prove about who wrote the words of the last
 * text. `late`: words credited after a revision that already had them inside the same 7 tokens. `early`: words credited
 * before any revision that had them inside the same 3 tokens. Both count true cases too (a copy of words that still stand
 * is rightly "late"), so 0 is not the aim.
 */
export type CreditBounds = { readonly words: number; readonly late: number; readonly early: number }

/** Whether punctuation is a token of its own or is left out; only words are ever counted. */
export type Tokens = "words" | "words and punctuation"

/** Judges the last revision's authorship, whose origins are the numbers of the revisions. */
export function boundCredit(
  texts: readonly string[],
  blocks: readonly AttributedBlock[],
  tokens: Tokens,
): CreditBounds {
  const read = readerOf(tokens)
  const words: { id: number; credited: number; isWord: boolean }[] = []
  for (const attributed of blocks) {
    const text = attributedText(attributed.block)
    const { ids, places } = read(text)
    const credited = creditedAt(attributed)
    ids.forEach((id, i) => {
      const at = places[i] ?? 0
      words.push({ id, credited: credited(at), isWord: /[\p{L}\p{N}]/u.test(text.charAt(at)) })
    })
  }
  const revisions = texts.map((text) => text.split("\n").flatMap((line) => read(line).ids))
  const sequence = words.map(({ id }) => id)
  const in7 = firstSeen(revisions, sequence, 7)
  const in3 = firstSeen(revisions, sequence, 3)
  const counted = words.map((word, i) => ({ ...word, i })).filter(({ isWord }) => isWord)
  return {
    words: counted.length,
    late: counted.filter(({ credited, i }) => credited > (in7[i] ?? 0)).length,
    early: counted.filter(({ credited, i }) => credited < (in3[i] ?? 0)).length,
  }
}

type Line = { readonly ids: number[]; readonly places: number[] }

/** Numbers the tokens of a text; a text read before is not read again. */
function readerOf(tokens: Tokens): (text: string) => Line {
  const pattern = tokens === "words" ? /[\p{L}\p{N}]+/gu : /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu
  const numbers = new Map<string, number>()
  const lines = new Map<string, Line>()
  const number = (word: string) => {
    const known = numbers.get(word) ?? numbers.size
    numbers.set(word, known)
    return known
  }
  return (text) => {
    const known = lines.get(text)
    if (known) return known
    const found = Array.from(text.matchAll(pattern))
    const line = { ids: found.map(([word]) => number(word)), places: found.map(({ index }) => index) }
    lines.set(text, line)
    return line
  }
}

function creditedAt({ spans }: AttributedBlock): (at: number) => number {
  let next = 0
  let end = 0
  return (at) => {
    while (end <= at && next < spans.length) end += spans[next++]?.[0] ?? 0
    return Number(spans[next - 1]?.[1] ?? -1)
  }
}

/** For each token of the sequence the first revision that has one of the n-grams around it; infinity if it has none. */
function firstSeen(revisions: readonly (readonly number[])[], sequence: readonly number[], n: number): number[] {
  const seen = new Map<number, number>()
  for (let at = 0; at + n <= sequence.length; at++) seen.set(gramAt(sequence, at, n), Number.POSITIVE_INFINITY)
  revisions.forEach((ids, revision) => {
    for (let at = 0; at + n <= ids.length; at++) {
      const gram = gramAt(ids, at, n)
      if (seen.get(gram) === Number.POSITIVE_INFINITY) seen.set(gram, revision)
    }
  })
  const first = sequence.map(() => Number.POSITIVE_INFINITY)
  for (let at = 0; at + n <= sequence.length; at++) {
    const revision = seen.get(gramAt(sequence, at, n)) ?? Number.POSITIVE_INFINITY
    for (let i = at; i < at + n; i++) first[i] = Math.min(first[i] ?? revision, revision)
  }
  return first
}

/** A 53-bit hash of the n ids from `at` on. */
function gramAt(ids: readonly number[], at: number, n: number): number {
  let high = n
  let low = ~n
  for (let i = at; i < at + n; i++) {
    high = Math.imul(high ^ (ids[i] ?? 0), 0x9e3779b1) ^ (high >>> 13)
    low = Math.imul(low ^ (ids[i] ?? 0), 0x85ebca6b) ^ (low >>> 16)
  }
  return (high >>> 0) * 0x200000 + (low & 0x1fffff)
}
