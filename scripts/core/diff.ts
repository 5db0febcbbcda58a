import { z } from "zod"
import { attributedText } from "#core/authorship/attributed"
import { lengthOf } from "#core/text/content"
import { diffDocuments } from "#core/text/diff"
import { type Hunk, hunksBetween } from "#core/text/hunks"
import type { Segment } from "#core/text/segments"
import { type Form, formSchema, type Read, readText, textIn } from "./forms"
import { members, stopwatch } from "./request"

const requestOf = (form: Form) => z.object({ a: textIn[form], b: textIn[form] })

type Shown = { readonly kind: string; readonly a: readonly [number, number]; readonly b: readonly [number, number] }

/** `diff`: the differences between two texts, in the order of both. */
export function* findHunks(input: unknown): Generator<string> {
  const { form } = z.object({ form: formSchema }).parse(input)
  const request = requestOf(form).parse(input)
  const [a, b] = [readText(form, request.a, "a"), readText(form, request.b, "b")]
  const watch = stopwatch()
  const hunks = watch.time(() => {
    const words = hunksBetween({ a: a.text, b: b.text }, { a: rangesOf(a), b: rangesOf(b) }).map(pair)
    return form === "plain" ? words : [...words, ...beyondWords(a, b)].sort((one, other) => one.b[0] - other.b[0])
  })
  yield members({ hunks, ms: watch.ms() })
}

function pair({ kind, a, b }: Hunk): Shown {
  return { kind, a: [a.from, a.to], b: [b.from, b.to] }
}

function rangesOf({ document, places }: Read): { from: number; to: number }[] {
  return document.blocks.map((block, i) => {
    const from = places[i] ?? 0
    return { from, to: from + attributedText(block).length }
  })
}

/** The same words in other marks ("format"), and blocks whose type or fields changed ("attribute"). */
function beyondWords(a: Read, b: Read): Shown[] {
  return diffDocuments(a.document, b.document).flatMap(({ before, block, attributes, segments, from, to }): Shown[] => {
    if (!before) return []
    const [start, end] = [a.places[from] ?? 0, b.places[to] ?? 0]
    const whole: Shown = {
      kind: "attribute",
      a: [start, start + attributedText(before).length],
      b: [end, end + attributedText(block).length],
    }
    return [...(attributes.length > 0 ? [whole] : []), ...formatted(segments, start, end)]
  })
}

function formatted(segments: readonly Segment[], aStart: number, bStart: number): Shown[] {
  const found: Shown[] = []
  let [a, b] = [aStart, bStart]
  for (const segment of segments) {
    const length = lengthOf(segment.content)
    if (segment.kind === "reformatted") found.push({ kind: "format", a: [a, a + length], b: [b, b + length] })
    if (segment.kind !== "inserted") a += length
    if (segment.kind !== "deleted") b += length
  }
  return found
}
