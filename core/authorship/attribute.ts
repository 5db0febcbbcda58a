import type { AttributedBlock } from "#core/authorship/attributed"
import { bridgeMoves, flowAcross, type Order } from "#core/authorship/bridges"
import { type Copy, claimCopies, type Shelf } from "#core/authorship/copies"
import { claimDeadBlocks } from "#core/authorship/dead-blocks"
import { type Draft, fillFresh, spansOf } from "#core/authorship/draft"
import { giveBack } from "#core/authorship/give-back"
import { bury, type Grave, gravesOf } from "#core/authorship/graves"
import { type DeadRun, EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { diedOf, keepAligned, setUp, shelfOf } from "#core/authorship/loom"
import { customRanges, settlePieces } from "#core/authorship/pieces"
import { raise, release, standingIn } from "#core/authorship/restore"
import { claimSentences } from "#core/authorship/sentences"
import { claimSlots } from "#core/authorship/slots"
import { nextOffsetOf } from "#core/authorship/spans"
import { rangeOf, type Strand } from "#core/authorship/strand"
import type { Block, Document } from "#core/document/schema"
import type { Pieces } from "#core/text/pieces"

/** A revision about to be made. `B` may carry more than authorship needs (a row's number): see `unchangedFrom`. */
export type Attribution<B extends AttributedBlock> = {
  readonly before: readonly B[]
  readonly after: Document
  /** Whose the new words are: the contribution, or for words that an editor typed the revision. */
  readonly origin: string
  /** First unused offset of `origin`; without it, one past the highest in `before` and the graveyard. */
  readonly nextOffset?: number
  readonly graveyard?: Graveyard
  /** Where each piece of a merged block came from, "ours" being `before`. Without it, texts are only compared. */
  readonly pieces?: Pieces
  /**
   * The blocks that "theirs" pieces are of, where that is an earlier revision (an undo): their words go back to who wrote
   * them, exactly. Only with `pieces`.
   */
  readonly given?: readonly AttributedBlock[]
  /** Whose the words of "custom" pieces are; without it, `origin`. Its first unused offset is found as above. */
  readonly editorOrigin?: string
}

export type AttributedRevision<B extends AttributedBlock> = {
  /** `unchangedFrom`: the entry of `before` that the block equals, content and authorship. */
  readonly blocks: readonly (AttributedBlock & { readonly unchangedFrom?: B })[]
  /** First unused offset of `origin` from now on. */
  readonly nextOffset: number
  /** What this revision took out, in reading order. */
  readonly died: readonly DeadRun[]
  /** The graveyard to keep for the next revision. */
  readonly graveyard: Graveyard
  /** Words that were not there before and yet are not new: to be shown, never to change credit. */
  readonly via: readonly Passing[]
}

/** UTF-16 range of a block's text that moved within the revision, or was given back after having been taken out earlier. */
export type Passing = {
  readonly blockId: string
  readonly start: number
  readonly end: number
  readonly via: "moved" | "reintroduced"
}

/**
 * Says for every character of a new revision who wrote it.
 *
 * This works in steps, each on what those before left open. Blocks are paired by id (by likeness where ids do not agree with
 * the texts); unchanged ones keep their authorship. In a merge, pieces of the live text keep theirs exactly. Changed pairs
 * are aligned word by word: equal words keep their identity; a word that changed in any letter is new. Words that vanished at
 * one place and came up at another were moved. Words that an earlier revision took out are given back to who wrote them. The
 * rest is new, of `origin` (in custom pieces, of `editorOrigin`); so is a copy of words that still stand.
 * After Flöck and Acosta, "WikiWho" (WWW 2014).
 *
 * Pure and deterministic; the work grows with the text that changed and with the graveyard. To give back a whole revision,
 * reuse its stored spans instead, and see `graveyardAfterRestore`.
 */
export function attributeRevision<B extends AttributedBlock>(input: Attribution<B>): AttributedRevision<B> {
  const { before, graveyard = EMPTY_GRAVEYARD, pieces, given } = input
  const { entries, strands } = setUp(before, input.after)
  const changed = entries.flatMap(({ block, draft, strand }) => (draft ? [{ block, draft, strand }] : []))
  const graves = gravesOf(graveyard)
  if (pieces) {
    const standing = entries.flatMap(({ was, draft }) => (draft || !was ? [] : [was.spans]))
    const others = () => {
      if (!given) return []
      const back = giveBack(changed, { pieces, given, standing })
      const stands = standingIn(back)
      for (const strand of strands.values()) release(strand, stands)
      raise(graves, stands)
      return back
    }
    settlePieces(changed, pieces, { strands, others })
  }
  for (const { draft, strand } of changed) if (strand) keepAligned(draft, strand)
  const moved = claimMoved({
    before: before.map(({ block }) => strands.get(block.id)),
    after: entries.map(({ draft }) => draft),
  })
  const reintroduced = claimDead(changed, graves)
  const nextOffset = fill(changed, input)
  const died = diedOf(before, strands)
  return {
    blocks: entries.map(({ block, was, draft }) =>
      draft ? { block, spans: spansOf(draft) } : { block, spans: was?.spans ?? [], unchangedFrom: was },
    ),
    nextOffset,
    died,
    graveyard: bury(graves, died),
    via: [...passings(changed, moved, "moved"), ...passings(changed, reintroduced, "reintroduced")],
  }
}

type Changed = { readonly block: Block; readonly draft: Draft; readonly strand: Strand | undefined }

/** Finds words that are in another place than before. Those that only changed blocks (split, joined) are not "moved". */
function claimMoved(order: Order): Copy[] {
  const drafts = order.after.filter((draft) => draft !== undefined)
  const old = shelfOf(order.before.filter((strand) => strand !== undefined))
  const flowed = flowAcross(order)
  const moved = [...claimCopies(drafts, old), ...claimSentences(drafts, old)]
  if (moved.length > 0) flowed.push(...flowAcross(order))
  return moved.length + flowed.length > 0 ? [...moved, ...bridgeMoves(order)] : moved
}

/** Finds words that were taken out earlier: by their block, their place, their neighbours, their sentence. */
function claimDead(changed: readonly Changed[], graves: Shelf<Grave>): Copy[] {
  const drafts = changed.map(({ draft }) => draft)
  const added = changed.flatMap(({ draft, strand }) => (strand ? [] : [draft]))
  return [
    ...claimDeadBlocks(added, graves),
    ...claimSlots(drafts, graves),
    ...claimCopies(drafts, graves),
    ...claimSentences(drafts, graves),
  ]
}

/** Makes everything that is still without identity new; gives the first unused offset of `origin`. */
function fill(changed: readonly Changed[], input: Attribution<AttributedBlock>): number {
  const { origin, editorOrigin = origin, before, graveyard, pieces, nextOffset } = input
  const held = [...before, ...(graveyard?.runs ?? [])]
  const next = new Map([[origin, nextOffset ?? nextOffsetOf(origin, held)]])
  if (editorOrigin !== origin) next.set(editorOrigin, nextOffsetOf(editorOrigin, held))
  for (const { block, draft } of changed) {
    for (const { start, end } of customRanges(pieces?.get(block.id))) fillFresh(draft, editorOrigin, next, start, end)
    fillFresh(draft, origin, next, 0, draft.text.length)
  }
  return next.get(origin) ?? 0
}

function passings(changed: readonly Changed[], copies: readonly Copy[], via: Passing["via"]): Passing[] {
  const ids = new Map(changed.map(({ block, draft }) => [draft, block.id]))
  return copies.map(({ draft, claim: { at, length } }) => {
    return { blockId: ids.get(draft) ?? "", ...rangeOf(draft, at, at + length), via }
  })
}
