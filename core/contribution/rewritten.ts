import type { Block } from "#core/document/schema"
import { sameBlock } from "#core/text/same-block"

/** Blocks [from, to) of the base, as they are; or a block that is not as it is there. */
type Part = { readonly keep: [from: number, to: number] } | Block

/** A whole document, written down against the revision numbered `on`: what stands as it is there, and what does not. */
export type Rewritten = { on: number; parts: Part[] }

/** The revision that something is written against: its number and its blocks. */
export type Ground = { readonly seq: number; readonly blocks: readonly Block[] }

/** A document as what it keeps of the base and what it says otherwise; null where it is the base itself. */
export function rewrite(base: Ground, blocks: readonly Block[]): Rewritten | null {
  const places = new Map(base.blocks.map(({ id }, at) => [id, at]))
  const parts: Part[] = []
  for (const block of blocks) {
    const at = places.get(block.id) ?? -1
    const original = base.blocks[at]
    if (original && sameBlock(original, block)) keep(parts, at)
    else parts.push(block)
  }
  const [only] = parts
  const isBase = parts.length === 1 && only !== undefined && "keep" in only && only.keep[1] === base.blocks.length
  return (isBase && only.keep[0] === 0) || (blocks.length === 0 && base.blocks.length === 0)
    ? null
    : { on: base.seq, parts }
}

function keep(parts: Part[], at: number): void {
  const last = parts.at(-1)
  if (last && "keep" in last && last.keep[1] === at) parts[parts.length - 1] = { keep: [last.keep[0], at + 1] }
  else parts.push({ keep: [at, at + 1] })
}

/** The document that `rewrite` wrote down: the base itself for null, and for what was written on another revision. */
export function readRewritten(base: Ground, rewritten: Rewritten | null | undefined): readonly Block[] {
  if (!rewritten || rewritten.on !== base.seq) return base.blocks
  return rewritten.parts.flatMap((part) => ("keep" in part ? base.blocks.slice(...part.keep) : [part]))
}
