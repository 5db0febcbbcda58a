import type { AttributedBlock } from "#core/authorship/attributed"
import { wordsByOrigin } from "#core/authorship/words"
import type { Block, Inline } from "#core/document/schema"
import { joinAll, slicerOf, wholeContent } from "#core/text/content"

/** Whose words a stretch of the next text is: the author's of the contribution, the editor's, or of who wrote it before. */
export type Hand = "author" | "editor" | "before"
export type AuthoredStretch = { readonly by: Hand; readonly content: Inline[] }

/** The next text by who wrote it: the passages with words that a merge brings, and how many words each brings. */
export type Authored = {
  readonly passages: readonly { readonly block: Block; readonly stretches: readonly AuthoredStretch[] }[]
  readonly authorWords: number
  readonly editorWords: number
}

type Origins = { readonly author: string; readonly editor: string }

/**
 * Takes the blocks of a text about to be published, with their authorship, and the two origins that new words may have.
 * Gives only the passages with such words; of a table, its caption and cells in one text.
 */
export function authoredBy(blocks: readonly AttributedBlock[], origins: Origins): Authored {
  const words = wordsByOrigin(blocks)
  const isNew = (origin: string) => origin === origins.author || origin === origins.editor
  return {
    passages: blocks
      .filter(({ spans }) => spans.some(([, origin]) => isNew(origin)))
      .map((attributed) => ({ block: attributed.block, stretches: stretchesOf(attributed, origins) })),
    authorWords: words.get(origins.author) ?? 0,
    editorWords: words.get(origins.editor) ?? 0,
  }
}

function stretchesOf({ block, spans }: AttributedBlock, origins: Origins): AuthoredStretch[] {
  const cut = slicerOf(wholeContent(block))
  const stretches: AuthoredStretch[] = []
  let at = 0
  for (const [length, origin] of spans) {
    const by = origin === origins.author ? "author" : origin === origins.editor ? "editor" : "before"
    const content = cut(at, at + length)
    at += length
    const last = stretches.at(-1)
    if (last?.by === by) stretches[stretches.length - 1] = { by, content: joinAll([last.content, content]) }
    else stretches.push({ by, content })
  }
  return stretches
}
