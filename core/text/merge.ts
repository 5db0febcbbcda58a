import type { Block, Document } from "#core/document/schema"
import type { Change, Flag } from "#core/text/change"
import type { Versions } from "#core/text/chunks"
import type { Conflict } from "#core/text/conflict"
import { type Decisions, type Ledger, openLedger } from "#core/text/decisions"
import { weightOf } from "#core/text/diff"
import { duplicatesIn, flagsOf } from "#core/text/doubles"
import { blockKey, fingerprint } from "#core/text/fingerprint"
import { type Lineage, lineagesOf } from "#core/text/lineage"
import { pairBlocks } from "#core/text/match-blocks"
import { mergeDuplicates, mergeTrio, type Placed, type Trio } from "#core/text/merge-block"
import { type MergedOrder, mergeOrders } from "#core/text/merge-order"
import { mergeRejoined } from "#core/text/merge-rejoined"
import type { Piece, Pieces } from "#core/text/pieces"
import { findRejoined, type Rejoined } from "#core/text/rejoin"

export type { Piece, Pieces } from "#core/text/pieces"

export type Merge = {
  /** The merged document. Where a conflict is open it has ours. */
  readonly document: Document
  /** Every conflict, settled or not, in reading order; publish only when `allResolved(conflicts)`. */
  readonly conflicts: readonly Conflict[]
  readonly flags: readonly Flag[]
  /** Everything that theirs changes, in reading order. Worked out when first asked for, like `pieces`. */
  readonly changes: readonly Change[]
  /** Where the text of each block of the document comes from. */
  readonly pieces: Pieces
}

/**
 * Merges a proposal (theirs) into the live document (ours); base is the revision the proposal was written against.
 *
 * This works by pairing blocks by id (by likeness where ids were lost), merging the order of the blocks, then each block: its
 * fields one by one, its words by diff3 (see `chunksOf`). Nothing is settled silently when both sides changed the same words:
 * a conflict is data for a person, ours stands meanwhile. The result depends on the three documents and the decisions alone.
 *
 * Takes documents that are valid and in normal form and gives one. To undo a merge later: base = the merged revision,
 * ours = the live one, theirs = the revision before the merge. Merging the same proposal twice may double its words: whoever
 * stores merges must not let it happen.
 */
export function mergeDocuments(documents: Versions<Document>, decisions: Decisions = {}): Merge {
  let known: Run | undefined
  const detailed = () => {
    known ??= run(documents, openLedger(decisions, { detailed: true }))
    return known
  }
  const decided = (decisions.declined ?? []).length > 0 || Object.keys(decisions.amended ?? {}).length > 0
  const { document, ledger } = decided ? detailed() : run(documents, openLedger(decisions, { detailed: false }))
  return {
    document,
    conflicts: ledger.conflicts,
    flags: ledger.flags,
    get changes() {
      return detailed().ledger.changes
    },
    get pieces() {
      return detailed().pieces
    },
  }
}

type Run = { readonly document: Document; readonly pieces: Pieces; readonly ledger: Ledger }

function run(documents: Versions<Document>, ledger: Ledger): Run {
  const { trios, orders } = triosOf(documents)
  const { order, moves } = mergeBlockOrder(trios, orders, ledger)
  const context = contextOf(trios, orders, { order, moves, ledger })
  const blocks: Block[] = []
  const ids = new Set<string>()
  const pieces = new Map<string, readonly Piece[]>()
  const idsOf = new Map<number, string[]>()
  for (const element of order.order) {
    for (const { block, pieces: its } of resultOf(element, context)) {
      const fresh = ids.has(block.id) ? { ...block, id: fingerprint("again", block.id, blockKey(block)) } : block
      blocks.push(fresh)
      ids.add(fresh.id)
      if (ledger.detailed) pieces.set(fresh.id, its())
      idsOf.set(element, [...(idsOf.get(element) ?? []), fresh.id])
    }
  }
  ledger.flags.push(...flagsOf(order, { trios, duplicates: context.duplicates, idsOf }))
  return { document: { blocks }, pieces, ledger }
}

function triosOf({ base, ours, theirs }: Versions<Document>): { trios: Trio[]; orders: Versions<number[]> } {
  const lengths = { base: base.blocks.length, ours: ours.blocks.length, theirs: theirs.blocks.length }
  const matches = { ours: pairBlocks(base.blocks, ours.blocks), theirs: pairBlocks(base.blocks, theirs.blocks) }
  const placeInTheirs = new Map(theirs.blocks.map(({ id }, i) => [id, i]))
  const twinOf = (i: number) => placeInTheirs.get(ours.blocks[i]?.id ?? "") ?? -1
  const { lineages, orders } = lineagesOf(lengths, matches, twinOf)
  const trioOf = (at: Lineage): Trio => ({
    base: base.blocks[at.base],
    ours: ours.blocks[at.ours],
    theirs: theirs.blocks[at.theirs],
  })
  return { trios: lineages.map(trioOf), orders }
}

/** The order of the blocks, after the decisions on what theirs moved; the moves by element, to be listed in reading order. */
function mergeBlockOrder(trios: readonly Trio[], orders: Versions<number[]>, ledger: Ledger) {
  const weights = trios.map(({ base, ours, theirs }) => weightOf(base ?? ours ?? theirs ?? NOTHING))
  const keys = (element: number) => blockKey(trios[element]?.ours ?? trios[element]?.theirs ?? NOTHING)
  const arrange = (stay?: ReadonlySet<number>) => mergeOrders({ ...orders, count: trios.length, weights, keys, stay })
  const order = arrange()
  const before = new Map(orders.theirs.map((element, i) => [element, trios[orders.theirs[i - 1] ?? -1]?.theirs?.id]))
  const moves = new Map<number, Change>()
  for (const element of order.movedByTheirs) {
    const { ours, theirs } = trios[element] ?? {}
    if (!ours || !theirs) continue
    const id = fingerprint("move", theirs.id, before.get(element) ?? "")
    const { state } = ledger.decide(id)
    moves.set(element, { id, kind: "move", blockId: ours.id, block: theirs, state })
  }
  const stay = new Set([...moves].flatMap(([element, { state }]) => (state === "declined" ? [element] : [])))
  return { order: stay.size > 0 ? arrange(stay) : order, moves }
}

const NOTHING: Block = { id: "none", type: "divider", content: [] }

/** What is known of the blocks before each is merged. */
type Context = {
  readonly trios: readonly Trio[]
  readonly moves: ReadonlyMap<number, Change>
  readonly duplicates: ReadonlyMap<number, number>
  /** Of two equal blocks inserted at one place, the one of theirs by the one of ours. */
  readonly twinOf: ReadonlyMap<number, Block | undefined>
  readonly rejoined: ReadonlyMap<number, Rejoined>
  /** Every element that is part of a rejoined text. */
  readonly members: ReadonlySet<number>
  readonly ledger: Ledger
}

type Found = { readonly order: MergedOrder; readonly moves: ReadonlyMap<number, Change>; readonly ledger: Ledger }

function contextOf(trios: readonly Trio[], orders: Versions<number[]>, { order, moves, ledger }: Found): Context {
  const rejoined = findRejoined({ trios, orders })
  const members = new Set([...rejoined.values()].flatMap(({ base, ours, theirs }) => [...base, ...ours, ...theirs]))
  return {
    trios,
    moves,
    duplicates: duplicatesIn(order, trios, members),
    twinOf: new Map(order.twins.map(({ ours, theirs }) => [ours, trios[theirs]?.theirs])),
    rejoined,
    members,
    ledger,
  }
}

function resultOf(element: number, context: Context): Placed[] {
  const { trios, moves, duplicates, twinOf, rejoined, members, ledger } = context
  const move = moves.get(element)
  if (move) ledger.changes.push(move)
  const group = rejoined.get(element)
  if (group) return mergeRejoined(group, trios, ledger)
  if (members.has(element)) return []
  const trio = trios[element] ?? {}
  const duplicate = duplicates.get(element)
  if (duplicate === undefined) return mergeTrio({ ...trio, theirs: trio.theirs ?? twinOf.get(element) }, ledger)
  const theirs = trios[duplicate]?.theirs
  return trio.ours && theirs ? mergeDuplicates({ ours: trio.ours, theirs }, ledger) : []
}
