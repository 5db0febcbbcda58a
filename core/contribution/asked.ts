import type { SuggestedChange } from "./change-in-words"

/** One change that an editor asks its author about when sending a version back. */
export type AskedChange = SuggestedChange & {
  readonly id: string
  /** What the editor asks, to the author. */
  readonly word: string
}

/** What a request for changes asks change by change, in reading order: part of the decision, for good. */
export type Asked = readonly AskedChange[]
