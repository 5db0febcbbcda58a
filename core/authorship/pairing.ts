import type { Woven } from "#core/authorship/strand"
import { CONTAINED, containmentOf, likenessOf, matchTexts } from "#core/text/similarity"

/** A changed block: its id and its text. */
export type Held = { readonly id: string; readonly woven: Woven }

/** Share of their words that two states of a block have in common, unless it was rewritten or its id is another's. */
const ALIKE = 0.4

/**
 * Pairs the changed blocks of a new document with those they were: `result[i]` is the index in `before` of what `after[i]`
 * was, or -1. An id is believed where the texts agree with it. Blocks that are left are paired by what they say: ids are
 * lost when text is pasted, and exchanged by programs that only count blocks. Then ids count again, for what was rewritten.
 */
export function pairChanged(before: readonly Held[], after: readonly Held[]): Int32Array {
  const places = new Map(before.map(({ id }, i) => [id, i]))
  const match = new Int32Array(after.length).fill(-1)
  const taken = new Uint8Array(before.length)
  const pair = (to: number, from: number | undefined) => {
    if (from === undefined || taken[from] === 1 || match[to] !== -1) return
    match[to] = from
    taken[from] = 1
  }
  after.forEach(({ id, woven }, to) => {
    const from = places.get(id)
    const was = from === undefined ? undefined : before[from]
    if (was && agree(was.woven, woven)) pair(to, from)
  })
  const olds = [...before.keys()].filter((from) => taken[from] === 0)
  const news = [...after.keys()].filter((to) => match[to] === -1)
  const rest = matchTexts(candidates(before, olds), candidates(after, news))
  rest.forEach((to, from) => {
    const found = news[to]
    if (found !== undefined) pair(found, olds[from])
  })
  for (const to of news) pair(to, places.get(after[to]?.id ?? ""))
  return match
}

function agree(one: Woven, other: Woven): boolean {
  if (one.text === other.text) return true
  const [words, others] = [one.tokens, other.tokens]
  return likenessOf(words, others) >= ALIKE || containmentOf(words, others) >= CONTAINED
}

function candidates(held: readonly Held[], which: readonly number[]) {
  return which.flatMap((i) => {
    const woven = held[i]?.woven
    return woven ? { family: "text", text: woven.text, tokens: () => woven.tokens } : []
  })
}
