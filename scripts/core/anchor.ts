import { z } from "zod"
import type { Anchor, AnchorRange, AnchorState } from "#core/anchor/anchor"
import { makeAnchor } from "#core/anchor/make"
import { passageAt } from "#core/anchor/passage"
import { resolveAnchor } from "#core/anchor/resolve"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { attributeHistory } from "#core/authorship/history"
import { type Form, formSchema, type Read, readText, textIn } from "./forms"
import { BadLine, members, stopwatch } from "./request"

const requestOf = (form: Form) =>
  z.object({
    revisions: z.array(textIn[form]).min(1, "A history has at least one revision."),
    anchor: z.object({ revision: z.int().min(0), start: z.int().min(0), end: z.int().min(0) }),
  })

type Place = { readonly start: number; readonly end: number }
type Shown = {
  readonly revision: number
  readonly state: AnchorState
  readonly ranges: readonly (readonly [number, number])[]
}

/** `anchor`: how a passage picked in one revision stands in that and in each later one. */
export function* anchorStates(input: unknown): Generator<string> {
  const { form } = z.object({ form: formSchema }).parse(input)
  const { revisions, anchor } = requestOf(form).parse(input)
  if (anchor.revision >= revisions.length) throw new BadLine(`There is no revision ${anchor.revision}.`)
  const watch = stopwatch()
  let read: Read = readText(form, "", "none")
  const told = function* () {
    for (const [i, written] of revisions.entries()) {
      read = readText(form, written, `r${i}`)
      yield { document: read.document }
    }
  }
  let anchors: Anchor[] = []
  const states: Shown[] = []
  let revision = 0
  const history = attributeHistory(told(), { hasIds: form === "document" })
  for (let next = watch.time(() => history.next()); !next.done; next = watch.time(() => history.next())) {
    const blocks = next.value
    if (revision === anchor.revision) anchors = watch.time(() => anchorsOn(anchor, blocks, { read, revision }))
    if (revision >= anchor.revision) {
      const { state, ranges } = watch.time(() => standing(anchors, blocks))
      states.push({ revision, state, ranges: placedIn(ranges, blocks, read) })
    }
    revision++
  }
  yield members({ states, ms: watch.ms() })
}

/** One anchor for each block that the passage reaches into. */
function anchorsOn(
  { start, end }: Place,
  blocks: readonly AttributedBlock[],
  { read, revision }: { read: Read; revision: number },
) {
  if (start >= end || end > read.text.length) throw new BadLine("The anchor is not a range of that revision's text.")
  const found = blocks.flatMap(({ block }, i) => {
    const place = read.places[i] ?? 0
    const length = attributedText(block).length
    const [from, to] = [Math.max(0, start - place), Math.min(length, end - place)]
    const passage = from < to ? passageAt(block, from, to) : null
    const made = passage && makeAnchor(passage, revision, blocks)
    return made ? [made] : []
  })
  if (found.length === 0) throw new BadLine("There are no words at the anchor.")
  return found
}

/** A passage that reaches over several blocks is anchored if all its parts are, orphaned if all are, and else changed. */
function standing(
  anchors: readonly Anchor[],
  blocks: readonly AttributedBlock[],
): { state: AnchorState; ranges: AnchorRange[] } {
  const found = anchors.map((anchor) => resolveAnchor(anchor, blocks))
  const [first] = found
  const state = first && found.every((one) => one.state === first.state) ? first.state : "changed"
  return { state, ranges: found.flatMap(({ ranges }) => ranges) }
}

function placedIn(
  ranges: readonly AnchorRange[],
  blocks: readonly AttributedBlock[],
  { places }: Read,
): [number, number][] {
  const at = new Map(blocks.map(({ block }, i) => [block.id, places[i] ?? 0]))
  return ranges.map(({ blockId, from, to }): [number, number] => {
    const place = at.get(blockId) ?? 0
    return [place + from, place + to]
  })
}
