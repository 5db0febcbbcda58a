import { normaliseBlocks } from "#core/document/block-form"
import { normaliseDocument } from "#core/document/normalise"
import type { Document, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import type { Change } from "#core/text/change"
import { mergeDocuments } from "#core/text/merge"
import type { DraftContent } from "./content"
import { proposeDocument } from "./proposal"
import { type About, aboutOf } from "./reasons"
import { type Ground, readRewritten } from "./rewritten"

export type Drafting = {
  readonly draft: Pick<DraftContent, "proposed" | "blocks" | "sources">
  readonly base: Ground & { readonly sources: readonly Source[] }
  /** Makes the ids of blocks that the base does not have. */
  readonly newId: () => string
}

/** An edit as its draft has it: as it is stored when it is sent, and under the ids that the draft gives its new blocks. */
export type Drafted = { readonly proposed: Document; readonly typed: Document; readonly problems: Problems }

/** Reads the whole text of an edit out of its draft. */
export function readDrafted({ draft, base, newId }: Drafting): Drafted {
  const written: Document = { blocks: [...readRewritten(base, draft.proposed)] }
  const sources = sourcesToCite(draft, base.sources)
  const { document: typed, problems } = proposeDocument(written, { blocks: draft.blocks, sources, newId })
  const { document: proposed } = normaliseDocument({ proposed: typed, base: { blocks: [...base.blocks] }, newId })
  return { proposed, typed, problems }
}

/** The sources that a draft can cite: those of its revision, then its own. */
export function sourcesToCite({ sources = [] }: Pick<DraftContent, "sources">, known: readonly Source[]): Source[] {
  const ids = new Set(known.map(({ id }) => id))
  return [...known, ...sources.filter(({ id }) => !ids.has(id))]
}

/** One change of a drafted edit, and what a reason for it is about, in the draft's own words. */
export type DraftedChange = { readonly change: Change; readonly about: About }

/** What a drafted edit changes, in reading order. */
export function draftedChanges({ proposed, typed }: Drafted, base: Document): DraftedChange[] {
  const own = ownIds(typed, proposed, base)
  return mergeDocuments({ base, ours: base, theirs: proposed }).changes.map((change) => {
    const about = aboutOf(change)
    const blockId = own.get(change.blockId)
    return { change, about: blockId === undefined ? about : { ...about, place: { ...about.place, blockId } } }
  })
}

/** The draft's id of each block that is not of the base: blocks keep their order when they are put into normal form. */
function ownIds(typed: Document, proposed: Document, base: Document): Map<string, string> {
  const known = new Set(base.blocks.map(({ id }) => id))
  const shown = normaliseBlocks(typed, () => {}).blocks
  return new Map(
    proposed.blocks.flatMap(({ id }, at) => {
      const own = shown[at]?.id
      return own === undefined || known.has(id) ? [] : [[id, own] as const]
    }),
  )
}
