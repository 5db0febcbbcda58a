import { inlineText } from "#core/document/plain-text"
import type { Document, Inline } from "#core/document/schema"
import { countWordsIn } from "#core/document/words"
import { diffDocuments } from "#core/text/diff"

/** Up to so many words are "a few", however short the text. */
const A_FEW = 3
const SHARES = [
  [0.1, "a small part of your words"],
  [0.28, "about a fifth of your words"],
  [0.42, "about a third of your words"],
  [0.6, "about half of your words"],
  [0.9, "most of your words"],
] as const

/**
 * How much of a text an editor's wording changes, as its author is told: words that went or came, whichever are more, as a
 * share of the words that were there. Gives a phrase that a sentence goes on from: "about half of your words"; "only its
 * form" where every word stands.
 */
export function howMuchChanged(before: Document, after: Document): string {
  const changes = diffDocuments(before, after)
  const wordsOf = (kind: "inserted" | "deleted") =>
    changes.reduce((sum, { segments }) => sum + words(segments.filter((one) => one.kind === kind)), 0)
  const changed = Math.max(wordsOf("deleted"), wordsOf("inserted"))
  if (changed === 0) return "only its form"
  if (changed <= A_FEW) return "a few words"
  const whole = before.blocks.reduce((sum, { content }) => sum + words([{ content }]), 0)
  return SHARES.find(([most]) => changed <= most * whole)?.[1] ?? "nearly all of your words"
}

const words = (parts: readonly { readonly content: readonly Inline[] }[]): number =>
  parts.reduce((sum, { content }) => sum + countWordsIn(inlineText(content)), 0)
