import { type QueueFilters, queueFilters, queuePath } from "#core/contribution/queue"
import type { DecisionKind } from "#core/contribution/vocabulary"
import type { Form } from "../../_form"

export const reviewPath = (id = ""): string => `/desk/${id}`

export type Layout = "inline" | "side-by-side"

/** How a review is looked at: which page of it, in which layout, and from which view of the queue one came. */
export type Looking = {
  readonly page?: number | undefined
  readonly layout?: Layout | undefined
  readonly queue?: string | undefined
}
type Place = Looking & { readonly preview?: boolean }

/** The address of one page of a review, as it was looked at. */
export function reviewPlace(
  id: string | undefined,
  { page = 1, layout = "inline", queue, preview = false }: Place,
): string {
  const query = new URLSearchParams([
    ...(page > 1 ? [["page", String(page)]] : []),
    ...(layout === "inline" ? [] : [["layout", layout]]),
    ...(queue ? [["queue", queue]] : []),
    ...(preview ? [["preview", "1"]] : []),
  ])
  return query.size === 0 ? reviewPath(id) : `${reviewPath(id)}?${query}`
}

/** Where a form of a review was sent from, as its hidden fields say. */
export const placeIn = (form: Form, id: string | undefined): string => reviewPlace(id, lookedAt(form))

export const lookedAt = (form: Form): Looking => ({
  queue: form.text("queue").slice(0, 400) || undefined,
  page: Number(form.text("page").match(/^\d{1,6}$/)?.[0] ?? 1),
  layout: form.text("layout") === "side-by-side" ? "side-by-side" : "inline",
})

/** The view of the queue that an address names. */
export const queueAsked = (queue: string | undefined): QueueFilters =>
  queueFilters.parse(Object.fromEntries(new URLSearchParams(queue ?? "")))

/** The queue as it was left, at the row of a contribution. Of what an address says only the queue's own filters count. */
export function backTo(queue: string | undefined, id: string): string {
  return `${queuePath(queueAsked(queue))}#contribution-${id}`
}

/** Where an editor goes after a decision: to what waits next, which says what was done and knows the way back to the queue. */
export function afterDecision(id: string, done: DecisionKind, form: Form): string {
  const { queue } = lookedAt(form)
  return `/desk/next?${new URLSearchParams({ after: id, done, ...(queue && { queue }) })}`
}

/** The review itself again, which says what was done. */
export function doneAt(id: string, done: DecisionKind, form: Form): string {
  const { queue } = lookedAt(form)
  return `${reviewPath(id)}?${new URLSearchParams({ done, ...(queue && { queue }) })}`
}

/** What the editor saw when deciding, as every form of a decision carries it. */
export const seenIn = (form: Form, id: string | undefined) => ({
  id,
  versionN: Number(form.text("versionN")),
  liveSeq: Number(form.text("liveSeq")),
  acknowledged: form.checked("acknowledged"),
})

/** The same, for decisions that cover pages which were not opened only where the editor says so. */
export const seenAllIn = (form: Form, id: string | undefined) => ({
  ...seenIn(form, id),
  unopened: form.checked("unopened"),
})

/** What a notice says, that it is meant, and whether it withdraws the article. */
export const noticeIn = (form: Form) => ({
  noticeWrong: form.text("noticeWrong"),
  noticeStands: form.text("noticeStands"),
  noticeConfirmed: form.checked("noticeConfirmed"),
  noticeWithdraws: form.text("noticeWithdraws"),
})

/** Which notices still hold: the fields `notices.<seq>`. */
export const noticeRulingsIn = (form: Form) => form.under("notices.")

/** What every publication asks for. */
export const publishingIn = (form: Form) => ({
  note: form.text("note"),
  significance: form.text("significance"),
  noticeType: form.text("noticeType") || null,
  ...noticeIn(form),
})
