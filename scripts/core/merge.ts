import { z } from "zod"
import { attributedText } from "#core/authorship/attributed"
import { inlineText } from "#core/document/plain-text"
import type { Block, Document, Inline, Source } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import type { Conflict } from "#core/text/conflict"
import { mergeDocuments } from "#core/text/merge"
import { withIdsOf } from "#core/text/plain"
import { type Form, formSchema, type Read, readText, textIn, writeMarkdown } from "./forms"
import { members, stopwatch } from "./request"

const requestOf = (form: Form) => z.object({ base: textIn[form], ours: textIn[form], theirs: textIn[form] })

/** `merge`: three texts give the merged one, in the same form, with what a person has to settle or to look at. */
export function* mergeThree(input: unknown): Generator<string> {
  const { form } = z.object({ form: formSchema }).parse(input)
  const { base, ours, theirs } = requestOf(form).parse(input)
  const watch = stopwatch()
  const read = {
    base: readText(form, base, "base"),
    ours: readText(form, ours, "ours"),
    theirs: readText(form, theirs, "theirs"),
  }
  const { documents, merge } = watch.time(() => {
    const named = namedAlike(read)
    return { documents: named, merge: mergeDocuments(named) }
  })
  const result = write(form, merge.document, { documents, read })
  yield members({
    clean: merge.conflicts.length === 0,
    result,
    conflicts: merge.conflicts.map(shown),
    flags: merge.flags.map(({ kind }) => ({ kind })),
    ms: watch.ms(),
  })
}

/** Where texts have no ids, a block of ours or theirs takes the id of the base's block that it is by likeness. */
function namedAlike({ base, ours, theirs }: Versions<Read>): Versions<Document> {
  const follow = (side: Read, name: string) =>
    side.hasIds ? side.document : withIdsOf(base.document.blocks, side.document, name)
  return { base: base.document, ours: follow(ours, "ours"), theirs: follow(theirs, "theirs") }
}

type Sides = { readonly documents: Versions<Document>; readonly read: Versions<Read> }

function write(form: Form, document: Document, sides: Sides): unknown {
  if (form === "document") return document
  if (form === "markdown") return writeMarkdown(document, mergedSources(sides.read))
  return writePlain(document, sides)
}

/** The paragraphs with the white space that stood at their ends, blocks apart by a blank line. */
function writePlain({ blocks }: Document, sides: Sides): string {
  const rims = { base: rimsOf(sides, "base"), ours: rimsOf(sides, "ours"), theirs: rimsOf(sides, "theirs") }
  const rim = (id: string, at: "before" | "after") => {
    const [b, o, t] = [rims.base.get(id)?.[at], rims.ours.get(id)?.[at], rims.theirs.get(id)?.[at]]
    return (o === b || o === undefined ? (t ?? o) : o) ?? ""
  }
  return blocks.map((block) => rim(block.id, "before") + attributedText(block) + rim(block.id, "after")).join("\n\n")
}

/** The white space on a paragraph's first line before its words, and on its last line after them. */
function rimsOf(
  { documents, read }: Sides,
  side: keyof Versions<unknown>,
): Map<string, { before: string; after: string }> {
  const { text, places } = read[side]
  return new Map(
    documents[side].blocks.map((block, i) => {
      const from = places[i] ?? 0
      const to = from + attributedText(block).length
      return [
        block.id,
        { before: spaceBefore(text, from), after: /^[^\S\n]*/.exec(text.slice(to, to + 1000))?.[0] ?? "" },
      ]
    }),
  )
}

function spaceBefore(text: string, end: number): string {
  let from = end
  while (from > 0 && end - from < 1000 && text[from - 1] !== "\n" && text[from - 1]?.trim() === "") from--
  return text.slice(from, end)
}

/** The sources of all sides; one that a side changed is as that side has it, ours if both did. */
function mergedSources({ base, ours, theirs }: Versions<Read>): Source[] {
  const by = (read: Read) => new Map(read.sources.map((source) => [source.id, source]))
  const [b, o, t] = [by(base), by(ours), by(theirs)]
  return [...new Set([...o.keys(), ...t.keys(), ...b.keys()])].flatMap((id) => {
    const unchanged = JSON.stringify(o.get(id)) === JSON.stringify(b.get(id))
    return (unchanged ? t.get(id) : undefined) ?? o.get(id) ?? t.get(id) ?? b.get(id) ?? []
  })
}

function shown(conflict: Conflict) {
  return { id: conflict.id, kind: conflict.kind, ...wordsOf(conflict) }
}

/** What each version says at a conflict, as plain text; "" where it has nothing. */
function wordsOf(conflict: Conflict): Versions<string> {
  if (conflict.subject === "block") {
    const { base, ours, theirs } = conflict.blocks
    const text = (block: Block | undefined) => (block ? attributedText(block) : "")
    return { base: text(base), ours: text(ours), theirs: text(theirs) }
  }
  if (conflict.subject === "attribute") {
    const { base, ours, theirs } = conflict.values
    const text = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))
    return { base: text(base), ours: text(ours), theirs: text(theirs) }
  }
  const { base, ours, theirs } = conflict.texts
  const text = (content: readonly Inline[]) => inlineText(content)
  return { base: text(base), ours: text(ours), theirs: text(theirs) }
}
