import type { CitationIndex } from "#ui/article/citations"
import type { Passages } from "#ui/article/highlights"

/** What the blocks of one text share. */
export type Setting = {
  citations?: CitationIndex
  passages?: Passages
  /** Where a block is commented on; without it, the blocks carry no such links. */
  commentHref?: (blockId: string) => string
  /** Whether blocks can be linked to and selected from by their ids: so in an article, not in a text that is quoted in one. */
  addressed?: boolean
}

/** The attributes by which a block is linked to and by which a script knows where a selection lies. */
export function addressOf(id: string, { addressed = true }: Setting) {
  return addressed ? { id, "data-block": "" } : {}
}
