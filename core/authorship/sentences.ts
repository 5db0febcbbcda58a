import { type Copy, open, type Shelf } from "#core/authorship/copies"
import { claim, type Draft, isFresh, weightOf } from "#core/authorship/draft"
import { type Claim, type Strand, sameToken, type Woven } from "#core/authorship/strand"

/** Tokens [from, to) that are a whole sentence, or all the text of a block; `hash` is equal for equal sentences. */
export type Sentence = { readonly from: number; readonly to: number; readonly hash: number }

/** Whether the text's own beginning and end are those of a sentence; a block's are, a part's may not be. */
type Edges = { readonly starts: boolean; readonly ends: boolean }

/** A whole sentence counts as the same writing from this weight on: less than two content words are said by chance. */
const MIN_WEIGHT = 2

const END = /^[.!?…。！？]$/

/** Whether a token ends a sentence. */
export function endsSentence(key: string): boolean {
  return END.test(key)
}

/** The whole sentences of a text. A full stop ends one, whatever it stands for: only equality of the pieces matters. */
export function sentencesOf(woven: Woven, { starts, ends }: Edges): Sentence[] {
  const { tokens, hashes } = woven
  const sentences: Sentence[] = []
  let from = 0
  let hash = 0
  tokens.forEach(({ key }, at) => {
    hash = Math.imul(hash ^ (hashes[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15)
    const isEnd = endsSentence(key)
    if (!isEnd && at < tokens.length - 1) return
    if ((isEnd || ends) && (from > 0 || starts)) sentences.push({ from, to: at + 1, hash })
    from = at + 1
    hash = 0
  })
  return sentences
}

/**
 * Claims for each whole sentence that some of its words are still fresh in, however short, the words of an equal sentence
 * of a source that are free.
 */
export function claimSentences(drafts: readonly Draft[], shelf: Shelf): Copy[] {
  const wanted = new Map<number, Wanted[]>()
  for (const draft of drafts) {
    for (const sentence of sentencesOf(draft, { starts: true, ends: true })) {
      if (!isOpen(draft, sentence)) continue
      const known = wanted.get(sentence.hash)
      if (known) known.push({ draft, sentence })
      else wanted.set(sentence.hash, [{ draft, sentence }])
    }
  }
  if (wanted.size === 0) return []
  const copies: Copy[] = []
  for (const source of shelf.sources) {
    for (const { from, to, hash } of source.sentences) {
      const next = nextOpen(wanted.get(hash))
      if (!next) continue
      const { draft, sentence } = next
      const found = { at: sentence.from, from, length: to - from }
      const strand = open(shelf, source)
      if (sentence.to - sentence.from !== found.length || !sameTokens(draft, strand, found)) continue
      claim(draft, strand, found)
      copies.push({ draft, strand, claim: found })
    }
  }
  return copies
}

type Wanted = { readonly draft: Draft; readonly sentence: Sentence }

/** The first of the sentences that is still open; those before it are dropped. */
function nextOpen(sentences: Wanted[] = []): Wanted | undefined {
  while (sentences[0] && !isOpen(sentences[0].draft, sentences[0].sentence)) sentences.shift()
  return sentences[0]
}

function sameTokens(draft: Draft, strand: Strand, { at, from, length }: Claim): boolean {
  for (let i = 0; i < length; i++) if (!sameToken(draft, at + i, strand, from + i)) return false
  return true
}

function isOpen(draft: Draft, { from, to }: Sentence): boolean {
  let fresh = false
  for (let at = from; at < to && !fresh; at++) fresh = isFresh(draft, at)
  return fresh && weightOf(draft, from, to) >= MIN_WEIGHT
}
