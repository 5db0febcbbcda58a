import type { Block, Inline } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import type { Range } from "#core/text/conflict"
import { lengthOf, slicerOf } from "#core/text/content"
import type { Ledger } from "#core/text/decisions"
import { mergeAttributes } from "#core/text/merge-attributes"
import type { Placed, Trio } from "#core/text/merge-block"
import { mergeText } from "#core/text/merge-text"
import { assemble, type Part } from "#core/text/pieces"
import type { Rejoined } from "#core/text/rejoin"

/**
 * Merges a text that a side cut into several blocks or put together. The blocks of each version are strung together with a
 * seam between them, merged like one text, and cut again at the seams that the result has.
 */
export function mergeRejoined(group: Rejoined, trios: readonly Trio[], ledger: Ledger): Placed[] {
  const strings = {
    base: stringOf(group, "base", trios),
    ours: stringOf(group, "ours", trios),
    theirs: stringOf(group, "theirs", trios),
  }
  const [first] = strings.ours
  const blockId = first ? idOf(first.trio) : ""
  const texts = { base: sewn(strings.base), ours: sewn(strings.ours), theirs: sewn(strings.theirs) }
  const site = { blockId, ours: { blockId, start: 0 }, theirs: { blockId, start: 0 }, kind: "prose" } as const
  const parts = mergeText(texts, site, inBlocks(ledger, strings)).flatMap((part) => cutAtSeams(part, strings))
  const placed: Placed[] = []
  for (const section of sections(parts, leadOf(group, strings, parts))) {
    const id = idOf(section.head.trio)
    const { content } = assemble(section.parts, id)
    const shape = fieldsOf(section.head, id, ledger)
    placed.push({ block: { id, ...shape, content } as Block, pieces: () => assemble(section.parts, id).pieces })
  }
  return placed
}

/**
 * The block with which the result begins: the first of the side that cut or joined, ours if both did, but none that begins
 * behind a seam of the result.
 */
function leadOf({ base, ours }: Rejoined, strings: Versions<readonly Knot[]>, parts: readonly Cut[]): Knot | undefined {
  const asBefore = ours.length === base.length && ours.every((element, i) => element === base[i])
  const leads = asBefore ? [strings.theirs[0], strings.ours[0]] : [strings.ours[0], strings.theirs[0]]
  const sewn = new Set(parts.map(({ seamBefore }) => seamBefore?.trio))
  return leads.find((lead) => lead && !sewn.has(lead.trio)) ?? leads[0]
}

/** One block of a version's string, with the offset at which its text begins there. */
type Knot = { readonly trio: Trio; readonly block: Block; readonly start: number }

function stringOf(group: Rejoined, side: keyof Versions<unknown>, trios: readonly Trio[]): Knot[] {
  let start = 0
  return group[side].flatMap((element) => {
    const trio = trios[element] ?? {}
    const block = trio[side]
    if (!block) return []
    const knot = { trio, block, start }
    start += lengthOf(block.content) + 1
    return [knot]
  })
}

/** Stands between two blocks; no document has it, because a reference's id is never empty. */
const SEAM: Inline = { type: "citation", refId: "" }

function isSeam(node: Inline): boolean {
  return node.type === "citation" && node.refId === ""
}

function sewn(string: readonly Knot[]): Inline[] {
  return string.flatMap(({ block }, i) => (i === 0 ? block.content : [SEAM, ...block.content]))
}

/** A part of the merged text within one block of its side, or the seam before block `knot`. */
type Cut = Part & { readonly seamBefore?: Knot }

function cutAtSeams(part: Part, strings: Record<"ours" | "theirs", readonly Knot[]>): Cut[] {
  if (part.from === "custom") return [part]
  const string = strings[part.from]
  const cut = slicerOf(part.content)
  const end = part.start + lengthOf(part.content)
  return string.flatMap((knot): Cut[] => {
    const seam = knot.start - 1
    const [from, to] = [Math.max(part.start, knot.start), Math.min(end, knot.start + lengthOf(knot.block.content))]
    const inside = {
      content: cut(from - part.start, to - part.start),
      from: part.from,
      blockId: knot.block.id,
      start: from - knot.start,
    }
    const before: Cut[] = seam >= part.start && seam < end ? [{ ...part, content: [], seamBefore: knot }] : []
    return from < to ? [...before, inside] : before
  })
}

/** The parts of each block of the result; `head` is the block whose type and fields it takes. */
function sections(parts: readonly Cut[], first: Knot | undefined): { head: Knot; parts: Part[] }[] {
  const found = first ? [{ head: first, parts: [] as Part[] }] : []
  for (const part of parts) {
    if (part.seamBefore) found.push({ head: part.seamBefore, parts: [] })
    else found.at(-1)?.parts.push(part)
  }
  return found
}

function idOf({ base, ours, theirs }: Trio): string {
  if (ours && theirs) return ours.id === base?.id ? theirs.id : ours.id
  return (ours ?? theirs ?? base)?.id ?? ""
}

function fieldsOf({ trio, block }: Knot, id: string, ledger: Ledger) {
  const { base, ours, theirs } = trio
  if (base && ours && theirs) return mergeAttributes({ base, ours, theirs }, id, ledger)
  const { id: _id, content: _content, ...fields } = block
  return fields
}

/** Tells whoever decides in terms of blocks: ranges within a block, and a line break for each seam. */
function inBlocks(ledger: Ledger, strings: Versions<readonly Knot[]>): Ledger {
  return {
    ...ledger,
    conflict: (found) => {
      if (found.subject !== "text" && found.subject !== "format") return ledger.conflict(found)
      const { texts, ranges } = found
      return ledger.conflict({
        ...found,
        blockId: idAt(strings.ours, ranges.ours),
        texts: { base: shown(texts.base), ours: shown(texts.ours), theirs: shown(texts.theirs) },
        ranges: {
          base: within(strings.base, ranges.base),
          ours: within(strings.ours, ranges.ours),
          theirs: within(strings.theirs, ranges.theirs),
        },
        through: { ours: idsIn(strings.ours, ranges.ours), theirs: idsIn(strings.theirs, ranges.theirs) },
      })
    },
    change: (found) => ledger.change(changeInBlocks(found, strings)),
    agreed: (found) => ledger.agreed(changeInBlocks(found, strings)),
  }
}

type Found = Parameters<Ledger["change"]>[0]

function changeInBlocks(found: Found, strings: Versions<readonly Knot[]>): Found {
  if (!("ranges" in found)) return found
  const { base, theirs, ranges } = found
  return {
    ...found,
    blockId: idAt(strings.base, ranges.base),
    base: shown(base),
    theirs: shown(theirs),
    ranges: { base: within(strings.base, ranges.base), theirs: within(strings.theirs, ranges.theirs) },
    through: { base: idsIn(strings.base, ranges.base), theirs: idsIn(strings.theirs, ranges.theirs) },
  }
}

function shown(content: readonly Inline[]): Inline[] {
  return content.map((node): Inline => (isSeam(node) ? { type: "break" } : node))
}

/** The block in which a range of a string begins, and the part of the range that lies in it. */
function within(string: readonly Knot[], { from, to }: Range): Range {
  const knot = knotAt(string, from)
  if (!knot) return { from, to }
  const end = lengthOf(knot.block.content)
  return { from: Math.min(from - knot.start, end), to: Math.min(to - knot.start, end) }
}

function knotAt(string: readonly Knot[], from: number): Knot | undefined {
  return string.findLast((knot) => knot.start <= from) ?? string[0]
}

function idAt(string: readonly Knot[], { from }: Range): string {
  const knot = knotAt(string, from)
  return knot ? idOf(knot.trio) : ""
}

function idsIn(string: readonly Knot[], { from, to }: Range): string[] {
  const inside = string.filter(({ start, block }) => start <= to && start + lengthOf(block.content) >= from)
  return inside.map(({ block }) => block.id)
}
