import type { Inline } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import { lengthOf, nodeEnds, sameContent, sameMarks, slicerOf } from "#core/text/content"
import { contentKey, fingerprint } from "#core/text/fingerprint"
import { mergeMarks, withMarks } from "#core/text/marks"
import { type Passage, partOf, rangeAt } from "#core/text/passage"
import type { Part } from "#core/text/pieces"

/**
 * Merges the marks of a stretch whose plain text is the same in all three versions; `at` is where it begins in each.
 * The words count as ours. What theirs formatted is a change for each passage; two targets for one link are a conflict.
 */
export function mergeFormat(passage: Passage, texts: Versions<readonly Inline[]>, at: Versions<number>): Part[] {
  const { base, ours, theirs } = texts
  const whole = { ...partOf(passage, "ours", { from: at.ours, to: at.ours }), content: ours }
  if (sameContent(theirs, base) || sameContent(ours, theirs)) return [whole]
  const cut = { base: slicerOf(base), ours: slicerOf(ours), theirs: slicerOf(theirs) }
  return groups(texts).map(({ outcome, from, to }) => {
    const slices = { base: cut.base(from, to), ours: cut.ours(from, to), theirs: cut.theirs(from, to) }
    const start = { base: at.base + from, ours: at.ours + from, theirs: at.theirs + from }
    return { ...whole, start: whole.start + from, content: settle(passage, { outcome, slices, start }) }
  })
}

type Outcome = "ours" | "incoming" | "conflict"
type Group = { outcome: Outcome; from: number; to: number }

/** Cuts the text where any version changes its marks and joins neighbours with the same outcome. */
function groups({ base, ours, theirs }: Versions<readonly Inline[]>): Group[] {
  const found: Group[] = []
  const walk = { base: walker(base), ours: walker(ours), theirs: walker(theirs) }
  let from = 0
  for (const to of nodeEnds(base, ours, theirs)) {
    const outcome = outcomeOf({ base: walk.base(from), ours: walk.ours(from), theirs: walk.theirs(from) })
    const last = found.at(-1)
    if (last?.outcome === outcome) last.to = to
    else found.push({ outcome, from, to })
    from = to
  }
  return found
}

/** Gives the node at each offset asked for; the offsets must not decrease. */
function walker(content: readonly Inline[]): (at: number) => Inline | undefined {
  let i = 0
  let end = lengthOf(content.slice(0, 1))
  return (at) => {
    while (at >= end && i < content.length) end += lengthOf(content.slice(++i, i + 1))
    return content[i]
  }
}

function outcomeOf({ base, ours, theirs }: Versions<Inline | undefined>): Outcome {
  const [b, o, t] = [marksOf(base), marksOf(ours), marksOf(theirs)]
  if (sameMarks(t, b) || sameMarks(o, t)) return "ours"
  const merged = mergeMarks(b, o, t)
  if (merged.conflict) return "conflict"
  return sameMarks(merged.marks, o) ? "ours" : "incoming"
}

function marksOf(node: Inline | undefined) {
  return node?.type === "text" ? (node.marks ?? []) : []
}

type Found = { outcome: Outcome; slices: Versions<Inline[]>; start: Versions<number> }

function settle(passage: Passage, { outcome, slices, start }: Found): readonly Inline[] {
  if (outcome === "ours") return slices.ours
  const { ledger, blockId, cell } = passage
  const length = lengthOf(slices.ours)
  const id = fingerprint("format", passage.key, `${start.base}`, contentKey(slices.base), contentKey(slices.theirs))
  if (outcome === "incoming") {
    const ranges = { base: rangeAt(start.base, length), theirs: rangeAt(start.theirs, length) }
    const decision = ledger.change({
      id,
      kind: "format",
      blockId,
      cell,
      base: slices.base,
      theirs: slices.theirs,
      ranges,
    })
    return decision.state === "declined" ? slices.ours : combined(slices)
  }
  const resolution = ledger.conflict({
    id: fingerprint(id, contentKey(slices.ours)),
    subject: "format",
    kind: "modify/modify",
    blockId,
    cell,
    texts: slices,
    ranges: {
      base: rangeAt(start.base, length),
      ours: rangeAt(start.ours, length),
      theirs: rangeAt(start.theirs, length),
    },
  })
  return resolution?.take === "theirs"
    ? combined({ ...slices, ours: slices.theirs, theirs: slices.ours })
    : combined(slices)
}

/** The same words with the marks of both sides; where they contradict each other, those of ours. */
function combined({ base, ours, theirs }: Versions<readonly Inline[]>): Inline[] {
  const cut = { base: slicerOf(base), ours: slicerOf(ours), theirs: slicerOf(theirs) }
  let from = 0
  return nodeEnds(base, ours, theirs).flatMap((to) => {
    const [b, o, t] = [cut.base(from, to)[0], cut.ours(from, to)[0], cut.theirs(from, to)[0]]
    from = to
    return o ? [withMarks(o, mergeMarks(marksOf(b), marksOf(o), marksOf(t)).marks)] : []
  })
}
