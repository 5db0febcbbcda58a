import { normaliseBlocks } from "#core/document/block-form"
import type { Block, Document } from "#core/document/schema"
import { pairBlocks } from "#core/text/match-blocks"

/** Something that normalising changed in what a reader would see: in which block of the proposal, and what. */
export type Notice = { readonly blockId: string; readonly what: string }

type Proposal = {
  readonly proposed: Document
  /** The revision that the proposal was written against. */
  readonly base?: Document | undefined
  readonly newId: () => string
}

/**
 * A document as it is stored: every block in normal form (see `normaliseBlocks`) under an id that can be trusted.
 * - Ids are unique: of blocks with one id the first keeps it (so the head of a split block does), the others get new ones.
 * - With a base, only ids of the base stand. A block under another id takes the id of the base block that it says the
 *   same as (in half of its words or more), if no other block has that id, as after a paste that renamed every block;
 *   otherwise it gets a new one. A block that changes its type keeps its id.
 * Notices say, in whole sentences, what a reader would miss. Given again (with the same base), it changes nothing but
 * the ids of new blocks.
 */
export function normaliseDocument({ proposed, base, newId }: Proposal): { document: Document; notices: Notice[] } {
  const notices: Notice[] = []
  const { blocks } = normaliseBlocks(proposed, (what, at) => {
    notices.push({ blockId: proposed.blocks[at]?.id ?? "", what })
  })
  const ids = trustedIds(blocks, base?.blocks, newId)
  return { document: { blocks: blocks.map((block, at) => withId(block, ids[at] ?? newId())) }, notices }
}

/** The id that each block is stored under. */
function trustedIds(blocks: readonly Block[], base: readonly Block[] | undefined, newId: () => string): string[] {
  const known = new Set((base ?? blocks).map(({ id }) => id))
  const taken = new Set([...known, ...blocks.map(({ id }) => id)])
  const kept = keptIds(blocks, known)
  const restored = base ? restoredIds(blocks, base, kept) : []
  return blocks.map((_, at) => kept[at] ?? restored[at] ?? unusedId(taken, newId))
}

/** Ids that are known, each for the first block that has it. */
function keptIds(blocks: readonly Block[], known: ReadonlySet<string>): (string | undefined)[] {
  const seen = new Set<string>()
  return blocks.map(({ id }) => {
    if (!known.has(id) || seen.has(id)) return undefined
    seen.add(id)
    return id
  })
}

/** For blocks without a known id, the id of the base block that they say the same as and that no other block has. */
function restoredIds(
  blocks: readonly Block[],
  base: readonly Block[],
  kept: readonly (string | undefined)[],
): (string | undefined)[] {
  if (kept.every((id) => id !== undefined)) return []
  const restored: (string | undefined)[] = []
  const places = pairBlocks(
    base,
    blocks.map((block, at) => withId(block, kept[at] ?? `${at} is unknown`)),
  )
  base.forEach(({ id }, at) => {
    const place = places[at] ?? -1
    if (place >= 0) restored[place] = id
  })
  return restored
}

function unusedId(taken: Set<string>, newId: () => string): string {
  let id = newId()
  while (taken.has(id)) id = newId()
  taken.add(id)
  return id
}

const withId = (block: Block, id: string): Block => (block.id === id ? block : { ...block, id })
