import type { Inline } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import type { Change } from "#core/text/change"
import type { Range } from "#core/text/conflict"
import { plainText } from "#core/text/content"
import { likenessOf } from "#core/text/similarity"
import { tokeniseText } from "#core/text/tokens"
import { CHANGE_LABELS, changeOf, type SuggestedChange } from "./change-in-words"

/** One change that an editor asks its author about when sending a version back. */
export type AskedChange = SuggestedChange & {
  readonly id: string
  /** What the editor asks, to the author. */
  readonly word: string
}

/** What a request for changes asks change by change, in reading order: part of the decision, for good. */
export type Asked = readonly AskedChange[]

/** What is asked about single changes, for the record; `words` by change id, where an empty one asks nothing. */
export function askedAbout(changes: readonly Change[], words: Readonly<Record<string, string>>): Asked {
  return changes.flatMap((change) => {
    const word = words[change.id] ?? ""
    return word === "" ? [] : [{ id: change.id, ...changeOf(change), word }]
  })
}

/** An editor's message with what is asked about single changes, as plain text for a letter. */
export function requestInWords(message: string, asked: Asked): string {
  const each = asked.map(({ what, before, after, word }) => {
    const [was, is] = [oneLine(before), oneLine(after)]
    const words = was === is ? is : [was, is].filter(Boolean).join(" → ")
    return `${CHANGE_LABELS[what]}${words && `: ${words}`}\n${word}`
  })
  return [message, ...each].filter(Boolean).join("\n\n")
}

/** Where a change stands and what it brings, to find it again once its author has worked on it. */
export type Spot = {
  readonly id: string
  /** Changes of one place are of one kind: words of one block or cell, one field, one block that goes or moves. */
  readonly place: string
  readonly blockId: string
  /** Of words: what they stand in place of, in the base. */
  readonly range: Range | null
  readonly words: string
  /** Whether it takes the whole block out or puts another in its place, with all that was changed in it. */
  readonly isWhole: boolean
}

export const spotOf = (change: Change): Spot => ({
  id: change.id,
  place: placeOf(change),
  blockId: change.blockId,
  range: "ranges" in change ? change.ranges.base : null,
  words: plainText(changeOf(change).after),
  isWhole: change.kind === "delete" || change.kind === "replace",
})

/** What an author did with a change that was asked about. */
export type Outcome = "left" | "changed" | "taken_back"
export const OUTCOME_LABELS = {
  left: "Left as it was",
  answered: "Answered, and left as it was",
  changed: "Changed",
  taken_back: "Taken back",
} satisfies Record<Outcome | "answered", string>

/** What became of a change in a word, with the answer to what was asked about it. */
export const becameOf = (outcome: Outcome, answer = ""): keyof typeof OUTCOME_LABELS =>
  outcome === "left" && answer.trim() !== "" ? "answered" : outcome

export type Found = { readonly outcome: Outcome; readonly now: Spot | null }

/**
 * What became of a change among those that stand now. It is known by its id; where its words were changed since, by its
 * place and an overlapping range of the base; a passage that was added, by its words. A block that goes with all that was
 * changed in it counts as changed.
 */
export function findAgain(spot: Spot, among: readonly Spot[]): Found {
  const same = among.find(({ id, words }) => id === spot.id && words === spot.words)
  if (same) return { outcome: "left", now: same }
  const here = among.filter(({ place }) => place === spot.place)
  const now =
    (spot.range === null && spot.place === ADDED ? alike(spot, here) : here.find((one) => overlaps(one, spot))) ??
    among.find((one) => one.isWhole && one.blockId === spot.blockId)
  if (!now) return { outcome: "taken_back", now: null }
  return { outcome: spot.place === ADDED && now.words === spot.words ? "left" : "changed", now }
}

/** The blocks that a contribution adds are numbered anew with each version, so they share one place. */
const ADDED = "added"

function placeOf(change: Change): string {
  if ("ranges" in change)
    return `${change.blockId} ${change.cell ? `${change.cell.row} ${change.cell.column}` : "words"}`
  if (change.kind === "insert") return ADDED
  if (change.kind === "attribute") return `${change.blockId} field ${change.name}`
  if (change.kind === "row" || change.kind === "column")
    return `${change.blockId} ${change.kind} ${change.what} ${change.at}`
  return `${change.blockId} ${change.kind}`
}

function overlaps({ range: one }: Spot, { range: other }: Spot): boolean {
  if (!one || !other) return one === other
  return one.from <= other.to && other.from <= one.to
}

/** Share of their words from which two added passages count as one, rewritten. */
const ALIKE = 0.4

function alike({ words }: Spot, among: readonly Spot[]): Spot | undefined {
  const tokens = tokeniseText(words)
  const scored = among.map((spot) => ({ spot, score: likenessOf(tokens, tokeniseText(spot.words)) }))
  return scored.sort((one, other) => other.score - one.score).find(({ score }) => score >= ALIKE)?.spot
}

function oneLine(content: readonly Inline[]): string {
  const text = plainText(content).replaceAll("\uFFFC", " ").replace(/\s+/g, " ").trim()
  return shortened(text, 120)
}

/** Answers in a sentence, by `answerKey`: the request, and the change that it asks about. */
export type AskedAnswers = Readonly<Record<string, string>>
export const answerKey = (decisionId: string, changeId: string): string => `${decisionId}.${changeId}`
