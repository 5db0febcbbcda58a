import type { Inline } from "#core/document/schema"
import type { Chunk, Span } from "#core/text/chunks"
import type { Range, Resolution } from "#core/text/conflict"
import { plainText, slicerOf } from "#core/text/content"
import { type Passage, partOf } from "#core/text/passage"
import type { Part } from "#core/text/pieces"
import type { Token } from "#core/text/tokens"
import { customPart, keptParts } from "#core/text/typed"

/** The parts that stand in place of a conflict once it is resolved. */
export function resolveText(passage: Passage, chunk: Chunk, resolution: Resolution): Part[] {
  if (resolution.take === "custom") return customParts(passage, chunk, resolution.content)
  if (resolution.take === "both") return bothParts(passage, chunk, ["ours", "theirs"])
  if (resolution.take === "both-reversed") return bothParts(passage, chunk, ["theirs", "ours"])
  return [partOf(passage, resolution.take, chunk[resolution.take])]
}

/** The words of a span without the white space around them; in code, white space is words too. Empty if there are none. */
export function bodyOf(tokens: readonly Token[], { from, first, last }: Span): Range {
  if (first === last) return { from, to: from }
  return { from: tokens[first]?.from ?? from, to: tokens[last - 1]?.to ?? from }
}

/** Both sides' words, one after the other. Each brings the space before it; the second also the space after. */
function bothParts(passage: Passage, chunk: Chunk, [one, other]: ["ours" | "theirs", "ours" | "theirs"]): Part[] {
  const [body, next] = [bodyOf(passage.tokens[one], chunk[one]), bodyOf(passage.tokens[other], chunk[other])]
  if (next.from === next.to) return [partOf(passage, one, chunk[one])]
  if (body.from === body.to) return [partOf(passage, other, chunk[other])]
  const head = partOf(passage, one, { from: chunk[one].from, to: body.to })
  const trail = partOf(passage, one, { from: body.to, to: chunk[one].to })
  const tail = partOf(passage, other, { from: next.from, to: chunk[other].to })
  const lead = partOf(passage, other, { from: chunk[other].from, to: next.from })
  return [head, ...separator({ head, trail, lead, tail }), tail]
}

/** The space between two texts put side by side: the one before the second, else one that keeps two words apart. */
function separator({ head, trail, lead, tail }: { head: Part; trail: Part; lead: Part; tail: Part }): Part[] {
  if (lead.content.length > 0) return [lead]
  const touching = /[\p{L}\p{N}]$/u.test(plainText(head.content)) && /^[\p{L}\p{N}]/u.test(plainText(tail.content))
  const ended = /[.!?…:;,]$/u.test(plainText(head.content)) && /^[\p{L}\p{N}]/u.test(plainText(tail.content))
  if (!touching && !ended) return []
  return [trail.content.length > 0 ? trail : customPart([{ type: "text", text: " " }])]
}

/**
 * Text that a person typed in place of a chunk, set between the spaces of what it replaces. The words it keeps of ours or
 * theirs stay theirs who wrote them; only the others are new.
 */
export function customParts(passage: Passage, chunk: Chunk, typed: readonly Inline[]): Part[] {
  const content = passage.kind === "code" ? [...typed] : trimmed(typed)
  if (passage.kind === "code") return originsOf(passage, chunk, content)
  const [lead, trail] = [spaceOf(passage, chunk, "lead"), spaceOf(passage, chunk, "trail")]
  const atEdge = chunk.base.from === 0 || chunk.ours.last === passage.tokens.ours.length
  if (content.length === 0) return atEdge ? [] : lead ? [lead] : trail ? [trail] : []
  const attached = /^[,.;:!?)\]}»”’]/u.test(plainText(content))
  return [...(lead && !attached ? [lead] : []), ...originsOf(passage, chunk, content), ...(trail ? [trail] : [])]
}

/** The white space before (after) the words of the chunk, from the first side that has words and such space there. */
function spaceOf(passage: Passage, chunk: Chunk, where: "lead" | "trail"): Part | undefined {
  for (const side of ["ours", "theirs"] as const) {
    const { from, to } = bodyOf(passage.tokens[side], chunk[side])
    const empty = from === to
    const range =
      where === "lead"
        ? { from: chunk[side].from, to: empty ? chunk[side].to : from }
        : { from: empty ? chunk[side].to : to, to: chunk[side].to }
    const part = partOf(passage, side, range)
    if (part.content.length > 0) return part
  }
  return undefined
}

function trimmed(content: readonly Inline[]): Inline[] {
  const text = plainText(content)
  const from = text.length - text.trimStart().length
  return slicerOf(content)(from, Math.max(from, text.trimEnd().length))
}

/** Ours first: its words were there before. */
function originsOf(passage: Passage, chunk: Chunk, content: readonly Inline[]): Part[] {
  const sources = (["ours", "theirs"] as const).map((from) => ({
    ...passage[from],
    from,
    words: passage.tokens[from].slice(chunk[from].first, chunk[from].last),
  }))
  return keptParts(content, sources, passage.kind)
}
