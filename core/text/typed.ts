import type { Inline } from "#core/document/schema"
import { align } from "#core/text/align"
import { slicerOf } from "#core/text/content"
import type { Part } from "#core/text/pieces"
import { endOf, type Token, tokenise } from "#core/text/tokens"

/** A text that a person may have kept words of: its tokens and where it stands. */
export type Source = Pick<Part, "from" | "blockId" | "start"> & { readonly words: readonly Token[] }

/** Text that is in neither version: a person typed it. */
export function customPart(content: readonly Inline[]): Part {
  return { content, from: "custom", blockId: "", start: 0 }
}

/**
 * Cuts a typed text into the words it keeps of the sources and those that are new, so that rewording a passage takes no
 * word from who wrote it. A word found in several sources comes from the first. `start` of a source is where its block's
 * text begins; the offsets of its words are counted from there.
 */
export function keptParts(content: readonly Inline[], sources: readonly Source[], kind: "prose" | "code"): Part[] {
  const tokens = tokenise(content, kind)
  const origins = sources.map((source) => ({ ...source, wordAt: matchedWords(source.words, tokens) }))
  const cut = slicerOf(content)
  return tokens.flatMap((token, i) => {
    const origin = origins.find(({ wordAt }) => wordAt.has(i))
    const word = origin?.wordAt.get(i)
    if (!origin || !word) return [customPart(cut(token.from, endOf(token)))]
    const { from, blockId, start } = origin
    const kept = word.space === token.space ? endOf(token) : token.to
    const part: Part = { content: cut(token.from, kept), from, blockId, start: start + word.from }
    return kept < endOf(token) ? [part, customPart(cut(kept, endOf(token)))] : [part]
  })
}

/** For each token index the word of the source that it is. */
function matchedWords(words: readonly Token[], tokens: readonly Token[]): Map<number, Token> {
  const wordAt = new Map<number, Token>()
  for (const run of align(words, tokens)) {
    for (let i = 0; i < run.length; i++) {
      const word = words[run.a + i]
      if (word) wordAt.set(run.b + i, word)
    }
  }
  return wordAt
}
