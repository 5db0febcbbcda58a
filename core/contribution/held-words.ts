import { normaliseBlocks } from "#core/document/block-form"
import { markdownToInsight } from "#core/document/markdown-insight"
import { normaliseDocument } from "#core/document/normalise"
import { blockText, CITATION_CHARACTER, inlineText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import type { Conflict, Resolution } from "#core/text/conflict"
import { type Merge, mergeDocuments } from "#core/text/merge"

/** A text that a device held, what it had loaded when it was typed, and what stands now. */
export type Held = {
  readonly base: readonly Block[]
  readonly saved: readonly Block[]
  readonly held: readonly Block[]
}

/** Puts the words that a device held onto what stands now. Where both changed the same, what stands stays until settled. */
export function mergeHeld({ base, saved, held }: Held, resolutions: Readonly<Record<string, Resolution>> = {}): Merge {
  const [before, ours, theirs] = [base, saved, held].map((blocks) => normaliseBlocks({ blocks: [...blocks] }, () => {}))
  const none = { blocks: [] }
  return mergeDocuments({ base: before ?? none, ours: ours ?? none, theirs: theirs ?? none }, { resolutions })
}

/**
 * The same of an insight, which is kept as Markdown: its blocks are known by what they say. Where nobody knows what the
 * device had loaded, that is taken to be what both have, so that nothing of either is taken out.
 */
export function heldInsight(
  { base, held }: { base: string | undefined; held: string },
  saved: readonly Block[],
  newId: () => string,
): Held {
  const read = (markdown: string) => markdownToInsight(markdown, newId).document
  const typed = read(held)
  const said = new Set(typed.blocks.map(blockText))
  const before = base === undefined ? { blocks: saved.filter((block) => said.has(blockText(block))) } : read(base)
  const onto = (blocks: readonly Block[]) =>
    normaliseDocument({ proposed: { blocks: [...blocks] }, base: before, newId }).document.blocks
  return { base: before.blocks, saved: onto(saved), held: onto(typed.blocks) }
}

/** Words of one field, merged as a whole: null where both sides changed them to something else. */
export function mergedField({ base, saved, held }: { base: string; saved: string; held: string }): string | null {
  if (held === saved || held === base) return saved
  return saved === base || saved === "" ? held : null
}

/** What the two sides of a conflict say, in plain words. */
export function sidesInWords(conflict: Conflict): { readonly saved: string; readonly held: string } {
  if (conflict.subject === "attribute")
    return { saved: fieldWords(conflict.values.ours), held: fieldWords(conflict.values.theirs) }
  const [ours, theirs] =
    conflict.subject === "block"
      ? [conflict.blocks.ours, conflict.blocks.theirs].map((block) => (block ? blockText(block) : ""))
      : [conflict.texts.ours, conflict.texts.theirs].map((content) => inlineText([...content]))
  return { saved: plain(ours ?? ""), held: plain(theirs ?? "") }
}

const plain = (text: string): string => text.replaceAll(CITATION_CHARACTER, "").replace(/\s+/g, " ").trim()
const fieldWords = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? null))
