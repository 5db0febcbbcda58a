import type { AttributedBlock } from "#core/authorship/attributed"

/** Characters offset .. offset + length of an origin, standing from `start` on in the text of block number `block`. */
type PlacedRun = {
  readonly offset: number
  readonly length: number
  readonly block: number
  readonly start: number
}

/** Where in a revision each character stands. */
export type CharacterIndex = {
  /** The runs that hold any of the characters [from, to) of an origin, by rising offset. */
  readonly runsOf: (origin: string, from: number, to: number) => readonly PlacedRun[]
}

/** An index is kept as long as its revision is in memory: a page asks for many anchors of one revision. */
const known = new WeakMap<readonly AttributedBlock[], CharacterIndex>()

/** The index of a revision's characters. The blocks must not be changed afterwards. */
export function indexCharacters(blocks: readonly AttributedBlock[]): CharacterIndex {
  const index = known.get(blocks) ?? makeIndex(blocks)
  known.set(blocks, index)
  return index
}

function makeIndex(blocks: readonly AttributedBlock[]): CharacterIndex {
  const runs = new Map<string, PlacedRun[]>()
  blocks.forEach(({ spans }, block) => {
    let start = 0
    for (const [length, origin, offset] of spans) {
      const its = runs.get(origin)
      if (its) its.push({ offset, length, block, start })
      else runs.set(origin, [{ offset, length, block, start }])
      start += length
    }
  })
  for (const its of runs.values()) its.sort((one, other) => one.offset - other.offset)
  return { runsOf: (origin, from, to) => overlapping(runs.get(origin) ?? [], from, to) }
}

/** The runs, sorted and apart from one another, that overlap [from, to). */
function overlapping(runs: readonly PlacedRun[], from: number, to: number): PlacedRun[] {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (run && run.offset + run.length <= from) low = middle + 1
    else high = middle
  }
  const found: PlacedRun[] = []
  for (let i = low; i < runs.length; i++) {
    const run = runs[i]
    if (!run || run.offset >= to) break
    found.push(run)
  }
  return found
}
