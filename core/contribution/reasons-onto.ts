import type { Block, Document } from "#core/document/schema"
import { lengthOf } from "#core/text/content"
import { diffBlocks } from "#core/text/segments"
import type { DraftedChange } from "./drafted"
import { type ChangePlace, type ChangeReason, changeFor } from "./reasons"

type Onto = {
  /** What the draft changes in the revision that it leaves. */
  readonly changes: readonly DraftedChange[]
  readonly from: Document
  readonly to: Document
  /** What its sources are called in the other revision, where they have another name there. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * The reasons of a draft that is put onto another revision: each at the place where what it is about stands there. None
 * is dropped; one whose change is not there any more finds none, as if the change had been taken back.
 */
export function reasonsOnto(reasons: readonly ChangeReason[], { changes, from, to, names }: Onto): ChangeReason[] {
  const before = new Map(from.blocks.map((block) => [block.id, block]))
  const after = new Map(to.blocks.map((block) => [block.id, block]))
  return reasons.map((reason) => {
    // The blocks that a draft adds are stored anew, under the ids that they have when it is sent.
    const blockId = changeFor(reason.about, changes)?.change.blockId ?? reason.about.place.blockId
    const place = { ...reason.about.place, blockId }
    const [was, is] = [before.get(blockId), after.get(blockId)]
    return {
      ...reason,
      refId: names.get(reason.refId) ?? reason.refId,
      about: { ...reason.about, place: was && is ? movedIn(place, was, is) : place },
    }
  })
}

function movedIn(place: ChangePlace, was: Block, is: Block): ChangePlace {
  if (place.part !== "words" || place.cell !== "") return place
  const ends = endsIn(was, is)
  const { length } = ends
  const at = (offset: number) => ends[Math.min(offset, length - 1)] ?? 0
  return { ...place, from: at(place.from), to: place.to >= length ? place.to : at(place.to) }
}

/** For each offset of the earlier text the offset in the later one where the same words stand, or those that replace them. */
function endsIn(was: Block, is: Block): number[] {
  const ends = [0]
  let at = 0
  for (const { kind, content } of diffBlocks(was.content, is.content, was.type === "code" ? "code" : "prose")) {
    const length = lengthOf(content)
    if (kind === "inserted") at += length
    else for (let n = 0; n < length; n++) ends.push(kind === "deleted" ? at : ++at)
  }
  return ends
}
