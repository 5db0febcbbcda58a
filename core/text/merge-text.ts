import type { Inline } from "#core/document/schema"
import { type Chunk, chunksOf, type Span, type Versions } from "#core/text/chunks"
import type { TextConflict } from "#core/text/conflict"
import { lengthOf, plainText, sameContent } from "#core/text/content"
import type { Ledger } from "#core/text/decisions"
import { contentKey, fingerprint } from "#core/text/fingerprint"
import { marksCarried, remark, withMarks } from "#core/text/marks"
import { mergeFormat } from "#core/text/merge-format"
import { openPassage, type Passage, partOf, rangeAt, type Site } from "#core/text/passage"
import type { Part } from "#core/text/pieces"
import { bodyOf, customParts, resolveText } from "#core/text/resolve"
import { watchSentences } from "#core/text/same-sentence"
import { likenessOf } from "#core/text/similarity"

/**
 * Merges three versions of one inline content (a block's text, a table cell) word by word and gives the parts of the result.
 * Conflicts, incoming changes and flags go to the ledger, whose decisions are followed; an open conflict shows ours.
 * Texts in normal form (see `joinContent`) give a result in normal form once assembled.
 */
export function mergeText(texts: Versions<readonly Inline[]>, site: Site, ledger: Ledger): Part[] {
  const passage = openPassage(texts, site, ledger)
  const watch = watchSentences(passage.tokens)
  const parts: Part[] = []
  let length = 0
  for (const chunk of chunksOf(passage.tokens)) {
    const { shown, added } = mergeChunk(passage, chunk)
    watch.follow(chunk, length, shown)
    for (const part of added) {
      parts.push(part)
      length += lengthOf(part.content)
    }
  }
  const { blockId, cell } = site
  for (const sentence of watch.finish(length)) ledger.flags.push({ kind: "same-sentence", blockId, cell, ...sentence })
  return parts
}

/** Merges like `mergeText`, without a look at the words where one side left the text alone and nothing is to be found. */
export function mergeContent(texts: Versions<readonly Inline[]>, site: Site, ledger: Ledger): Part[] {
  const { base, ours, theirs } = texts
  const settled = sameContent(theirs, base) || (!ledger.detailed && sameContent(ours, theirs))
  if (settled) return [{ content: ours, from: "ours", ...site.ours }]
  if (!ledger.detailed && sameContent(ours, base)) return [{ content: theirs, from: "theirs", ...site.theirs }]
  return mergeText(texts, site, ledger)
}

/** What a chunk becomes, and whose edit the reader sees in it. */
type Merged = { shown: Chunk["kind"]; added: Part[] }

function mergeChunk(passage: Passage, chunk: Chunk): Merged {
  const { kind } = chunk
  if (kind === "stable") return { shown: kind, added: mergeFormat(passage, slices(passage, chunk), starts(chunk)) }
  if (kind === "space") return { shown: kind, added: mergeSpace(passage, chunk) }
  if (kind === "ours") return { shown: kind, added: oursParts(passage, chunk) }
  if (kind === "theirs") return theirsParts(passage, chunk)
  if (kind === "agreed") return { shown: kind, added: agreedParts(passage, chunk) }
  return { shown: kind, added: conflictParts(passage, chunk) }
}

/** Our edit, in the marks that theirs gave to the whole passage around or under it. */
function oursParts(passage: Passage, chunk: Chunk): Part[] {
  const part = partOf(passage, "ours", chunk.ours)
  const carried = carriedMarks(passage, chunk, "theirs")
  const content = remark(part.content, carried)
  if (contentKey(content) === contentKey(part.content)) return [part]
  const { state } = passage.ledger.change({ ...incoming(passage, chunk, "format"), kind: "format" })
  return [state === "declined" ? part : { ...part, content }]
}

/** Their edit, unless it was declined or amended. */
function theirsParts(passage: Passage, chunk: Chunk): Merged {
  const decision = passage.ledger.change({ ...incoming(passage, chunk, "text"), kind: "text" })
  if (decision.state === "declined") return { shown: "stable", added: [partOf(passage, "ours", chunk.ours)] }
  if (decision.state === "amended") return { shown: "theirs", added: customParts(passage, chunk, decision.amended) }
  const part = partOf(passage, "theirs", chunk.theirs)
  return { shown: "theirs", added: [{ ...part, content: remark(part.content, carriedMarks(passage, chunk, "ours")) }] }
}

/** The same words on both sides: once, as ours, in the marks of both. */
function agreedParts(passage: Passage, chunk: Chunk): Part[] {
  passage.ledger.agreed({ ...incoming(passage, chunk, "text"), kind: "text" })
  const { ours, theirs } = slices(passage, chunk)
  return plainText(ours) === plainText(theirs) ? bothMarked(passage, chunk) : widerSpace(passage, chunk)
}

/** The same new text from both sides, in the marks of both. */
function bothMarked(passage: Passage, chunk: Chunk): Part[] {
  const { ours, theirs } = slices(passage, chunk)
  return mergeFormat(passage, { base: ours.map((node) => withMarks(node, [])), ours, theirs }, starts(chunk))
}

/** White space changed by one side is changed; by both, the wider stands: space alone is never worth a question. */
function mergeSpace(passage: Passage, chunk: Chunk): Part[] {
  const [b, o, t] = Object.values(slices(passage, chunk)).map(plainText)
  if (o === t) return bothMarked(passage, chunk)
  if (t === b) return [partOf(passage, "ours", chunk.ours)]
  return o === b ? incomingSpace(passage, chunk) : widerSpace(passage, chunk)
}

function incomingSpace(passage: Passage, chunk: Chunk): Part[] {
  const { state } = passage.ledger.change({ ...incoming(passage, chunk, "space"), kind: "space" })
  return [partOf(passage, state === "declined" ? "ours" : "theirs", state === "declined" ? chunk.ours : chunk.theirs)]
}

function widerSpace(passage: Passage, chunk: Chunk): Part[] {
  const { ours, theirs } = slices(passage, chunk)
  const [o, t] = [plainText(ours), plainText(theirs)]
  const oursWins = o.length > t.length || (o.length === t.length && o > t)
  return oursWins ? [partOf(passage, "ours", chunk.ours)] : incomingSpace(passage, chunk)
}

function conflictParts(passage: Passage, chunk: Chunk): Part[] {
  const ranges = bodies(passage, chunk)
  const texts = {
    base: passage.cut.base(ranges.base.from, ranges.base.to),
    ours: passage.cut.ours(ranges.ours.from, ranges.ours.to),
    theirs: passage.cut.theirs(ranges.theirs.from, ranges.theirs.to),
  }
  const keys = [texts.base, texts.ours, texts.theirs].map(contentKey)
  const resolution = passage.ledger.conflict({
    id: fingerprint("conflict", passage.key, `${ranges.base.from}`, ...keys),
    subject: "text",
    kind: conflictKind(chunk),
    blockId: passage.blockId,
    cell: passage.cell,
    texts,
    ranges,
    suggested: suggestionFor(passage, chunk),
  })
  return resolution ? resolveText(passage, chunk, resolution) : [partOf(passage, "ours", chunk.ours)]
}

function conflictKind(chunk: Chunk): TextConflict["kind"] {
  const wordless = ({ first, last }: Span) => first === last
  if (wordless(chunk.base)) return "insert/insert"
  return wordless(chunk.ours) || wordless(chunk.theirs) ? "delete/modify" : "modify/modify"
}

function suggestionFor(passage: Passage, chunk: Chunk): TextConflict["suggested"] {
  const words = (side: "ours" | "theirs") => passage.tokens[side].slice(chunk[side].first, chunk[side].last)
  return conflictKind(chunk) === "insert/insert" && likenessOf(words("ours"), words("theirs")) <= 0.5
    ? "both"
    : "choose"
}

/** Marks that `side` put on, or took off, all the base words of a chunk, or, where there are none, both its neighbours. */
function carriedMarks(passage: Passage, chunk: Chunk, side: "ours" | "theirs") {
  const rim = chunk.base.first === chunk.base.last ? 1 : 0
  const [before, after] = [chunk.base, chunk[side]].map((span) => ({ from: span.from - rim, to: span.to + rim }))
  const atEdge = rim === 1 && (chunk.base.first === 0 || chunk.base.last === passage.tokens.base.length)
  if (!before || !after || atEdge) return { added: [], removed: [] }
  return marksCarried(passage.cut.base(before.from, before.to), passage.cut[side](after.from, after.to))
}

/** What the ledger wants to know of an incoming change; its id does not depend on our text. */
function incoming(passage: Passage, chunk: Chunk, kind: "text" | "format" | "space") {
  const spaceless = kind === "text" && passage.kind === "prose"
  const ranges = spaceless ? bodies(passage, chunk) : chunk
  const [base, theirs] = [cutOf(passage, "base", ranges.base), cutOf(passage, "theirs", ranges.theirs)]
  const id = fingerprint(kind, passage.key, `${ranges.base.from}`, contentKey(base), contentKey(theirs))
  const range = ({ from, to }: { from: number; to: number }) => rangeAt(from, to - from)
  const { blockId, cell } = passage
  return { id, blockId, cell, base, theirs, ranges: { base: range(ranges.base), theirs: range(ranges.theirs) } }
}

function cutOf(passage: Passage, side: keyof Versions<unknown>, { from, to }: { from: number; to: number }): Inline[] {
  return passage.cut[side](from, to)
}

function bodies({ tokens }: Passage, chunk: Chunk) {
  return {
    base: bodyOf(tokens.base, chunk.base),
    ours: bodyOf(tokens.ours, chunk.ours),
    theirs: bodyOf(tokens.theirs, chunk.theirs),
  }
}

function slices({ cut }: Passage, { base, ours, theirs }: Chunk): Versions<Inline[]> {
  return {
    base: cut.base(base.from, base.to),
    ours: cut.ours(ours.from, ours.to),
    theirs: cut.theirs(theirs.from, theirs.to),
  }
}

function starts({ base, ours, theirs }: Chunk): Versions<number> {
  return { base: base.from, ours: ours.from, theirs: theirs.from }
}
