import type { DecisionKind } from "#core/contribution/vocabulary"
import type { Form } from "../../_form"

export const reviewPath = (id = ""): string => `/desk/${id}`

/** Where an editor goes after a decision: to what waits next, which says what was done. */
export const afterDecision = (id: string, done: DecisionKind): string => `/desk/next?after=${id}&done=${done}`

/** What the editor saw when deciding, as every form of a decision carries it. */
export const seenIn = (form: Form, id: string | undefined) => ({
  id,
  versionN: Number(form.text("versionN")),
  liveSeq: Number(form.text("liveSeq")),
  acknowledged: form.checked("acknowledged"),
})

/** What every publication asks for. */
export const publishingIn = (form: Form) => ({
  note: form.text("note"),
  significance: form.text("significance"),
  noticeType: form.text("noticeType") || null,
})
