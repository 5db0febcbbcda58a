import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { sliceSpans } from "#core/authorship/spans"
import { mainOrigin } from "#core/authorship/words"
import { wordRanges } from "#core/document/words"

/** Neighbouring words of one origin: UTF-16 range [from, to) of a block's text, as `attributedText` gives it. */
export type Written = { readonly blockId: string; readonly from: number; readonly to: number; readonly origin: string }

/**
 * Who wrote which words, in reading order. Every word belongs to the origin that `wordsByOrigin` counts it for; what
 * stands between two words of one origin in one block goes with them, and a run takes the signs right behind it along.
 */
export function writtenIn(blocks: readonly AttributedBlock[]): Written[] {
  return blocks.flatMap(({ block, spans }) => {
    const text = attributedText(block)
    const runs: Written[] = []
    for (const { from, to } of wordRanges(text)) {
      const origin = mainOrigin(sliceSpans(spans, from, to))
      const last = runs.at(-1)
      if (last?.origin === origin) runs[runs.length - 1] = { ...last, to }
      else runs.push({ blockId: block.id, from, to, origin })
    }
    return runs.map((run, i) => ({ ...run, to: run.to + signsAfter(text, run.to, runs[i + 1]?.from) }))
  })
}

/** How many characters other than white space and atoms stand right behind a word, and before the next one. */
function signsAfter(text: string, at: number, next = text.length): number {
  return text.slice(at, next).match(/^[^\s\uFFFC]+/)?.[0].length ?? 0
}
