import { z } from "zod"
import { CONTRIBUTION_KINDS, type ContributionState } from "./vocabulary"

/** The states that the desk lists, in the order of its tabs: everything that was ever sent. */
export const QUEUE_STATES = [
  "submitted",
  "changes_requested",
  "amended",
  "merged",
  "reverted",
  "declined",
  "withdrawn",
] as const satisfies readonly ContributionState[]
export type QueueState = (typeof QUEUE_STATES)[number]

/** What the desk's tabs say. */
export const QUEUE_STATE_LABELS = {
  submitted: "Waiting",
  changes_requested: "Changes requested",
  amended: "Waiting for the expert's approval",
  merged: "Merged",
  reverted: "Undone",
  declined: "Declined",
  withdrawn: "Withdrawn",
} satisfies Record<QueueState, string>

/** The queue's filters as they stand in its address; anything unknown is left out rather than refused. */
export const queueFilters = z.object({
  state: z.enum(QUEUE_STATES).catch("submitted"),
  kind: z.enum(CONTRIBUTION_KINDS).optional().catch(undefined),
  /** An article's slug. */
  article: z.string().min(1).max(200).optional().catch(undefined),
  claimed: z.enum(["mine", "nobody"]).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
})
export type QueueFilters = z.infer<typeof queueFilters>

/** The address of the queue with these filters. */
export function queuePath({ state, kind, article, claimed, after }: Partial<QueueFilters>): string {
  const given = Object.entries({ state: state === "submitted" ? undefined : state, kind, article, claimed, after })
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return query.size === 0 ? "/desk" : `/desk?${query}`
}
