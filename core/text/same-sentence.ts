import type { Chunk, ChunkKind, Versions } from "#core/text/chunks"
import type { Range } from "#core/text/conflict"
import type { Token } from "#core/text/tokens"

/**
 * Finds the sentences of a merged text that both sides changed, though nowhere the same words: "5 mg daily" made "10 mg" by
 * one and "twice daily" by the other. Feed it the chunks in order with the place in the result where each stands.
 */
export function watchSentences(tokens: Versions<readonly Token[]>) {
  const found: Range[] = []
  let touched = { ours: false, theirs: false }
  let sentence = 0
  /** No word of the current sentence has been seen yet. */
  let fresh = true

  const close = (at: number) => {
    if (touched.ours && touched.theirs) found.push({ from: sentence, to: at })
    touched = { ours: false, theirs: false }
    sentence = at
    fresh = true
  }

  /** Runs over the words of `chunk` in the text of one side, which stand in the result from `at` on. */
  const read = (chunk: Chunk, side: keyof Versions<unknown>, at: number, touch: () => void) => {
    const { first, last, from } = chunk[side]
    for (let i = first; i < last; i++) {
      fresh = false
      touch()
      if (endsASentence(tokens[side], i)) close(at + (tokens[side][i]?.to ?? 0) - from)
    }
  }

  const edit = (chunk: Chunk, side: "ours" | "theirs", at: number) => {
    const { first, last } = chunk.base
    const startedFresh = fresh
    const deletes = last > first
    const endsWhole = deletes ? endsASentence(tokens.base, last - 1) : startedFresh
    if (chunk[side].first === chunk[side].last) {
      if (!(startedFresh && endsWhole)) touched[side] = true
      return
    }
    read(chunk, side, at, () => {
      touched[side] = true
    })
    // Whole sentences that came in leave the next one alone; anything else runs on into it.
    if (!(fresh && endsWhole)) touched[side] = true
  }

  return {
    /** Follows one chunk; `shown` says whose words the result has in it. */
    follow(chunk: Chunk, at: number, shown: ChunkKind): void {
      if (shown === "ours" || shown === "theirs") edit(chunk, shown, at)
      else read(chunk, shown === "stable" ? "base" : "ours", at, () => {})
    },
    /** The sentences found, once the text has ended at `length`. */
    finish(length: number): Range[] {
      close(length)
      return found
    },
  }
}

const ENDS = new Set([".", "!", "?", "…", "。", "！", "？"])

/** A stop with white space or nothing after it, unless the text goes on in lower case, as after "e.g.". */
function endsASentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!token || !ENDS.has(token.key)) return false
  return !next || (token.space !== "" && !/^\p{Ll}/u.test(next.key)) || /^\p{Lo}/u.test(next.key)
}
