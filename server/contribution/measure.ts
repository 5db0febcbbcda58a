import { fitSources } from "#core/article/fit-sources"
import { mergeProposal } from "#core/contribution/merge-proposal"
import { beginningOf, type Snippet, snippetOf } from "#core/contribution/snippet"
import type { Inline } from "#core/document/schema"
import { countWordsIn } from "#core/document/words"
import { plainText } from "#core/text/content"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import type { Segment } from "#core/text/segments"
import type { article } from "#db/tables/articles"
import type { contribution, version } from "#db/tables/contributions"
import { documentOf, type LoadedRevision, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"

/** How much there is to read and to settle. */
export type Measure = {
  /** Words of an insight; words that an edit puts in and takes out. */
  readonly words: number
  /** How many places an editor has to settle before it can be merged; null where nothing is to be merged. */
  readonly conflicts: number | null
  /** What an edit changes first, or the words that an insight begins with. */
  readonly snippet: Snippet | null
}

type Measured = {
  readonly version: Pick<typeof version.$inferSelect, "content" | "baseRevisionId">
  readonly article: Pick<typeof article.$inferSelect, "liveRevisionId">
  readonly contribution: Pick<typeof contribution.$inferSelect, "state">
}

/** Measures contributions one after the other, reading each revision once however many were written against it. */
export function measuring(ctx: Pick<Context, "db">): (row: Measured) => Promise<Measure> {
  const read = new Map<string, Promise<LoadedRevision>>()
  const revisionOf = (id: string) => {
    const found = read.get(id) ?? loadRevision(ctx, id)
    read.set(id, found)
    return found
  }
  return async ({ version: { content, baseRevisionId }, article, contribution }) => {
    const waits = contribution.state === "submitted"
    if (content.kind === "insight") {
      const snippet = beginningOf(content.body.blocks[0]?.content ?? [])
      return { words: content.words, conflicts: waits ? 0 : null, snippet }
    }
    const base = await revisionOf(baseRevisionId)
    const changes = diffDocuments(documentOf(base.blocks), content.proposed)
    const known = { words: wordsIn(changes), snippet: snippetOf(changes) }
    if (!waits || !article.liveRevisionId) return { ...known, conflicts: null }
    if (article.liveRevisionId === baseRevisionId) return { ...known, conflicts: 0 }
    const live = await revisionOf(article.liveRevisionId)
    const { document: proposed } = fitSources(content.proposed, content.sources ?? [], live.sources)
    const merged = mergeProposal({ base, live, proposed, resolutions: {} })
    return { ...known, conflicts: merged.unresolved.length }
  }
}

/** How many words changes put in and take out, both together. Moving and formatting are no words. */
const wordsIn = (changes: readonly BlockChange[]): number => changes.reduce((sum, change) => sum + wordsOf(change), 0)

function wordsOf({ segments, rows }: BlockChange): number {
  const all = [...segments, ...(rows ?? []).flatMap((row) => row.cells.flatMap((cell) => cell.segments))]
  return all.reduce((sum, segment) => sum + wordsOfSegment(segment), 0)
}

const wordsOfSegment = (segment: Segment): number =>
  segment.kind === "inserted" || segment.kind === "deleted" ? countWordsIn(plainText(segment.content as Inline[])) : 0
