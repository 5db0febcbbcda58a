import { keepPresence } from "#server/contribution/presence"
import { door } from "../../../../_door"
import { reviewPath } from "../../_decision"

/** Asked every while by a review that is open: says so, and hears who else is there and what was decided. */
export const POST = door({
  limit: "presence",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({
    id,
    versionN: Number(form.text("versionN")),
    liveSeq: Number(form.text("liveSeq")),
    since: form.text("since"),
    isLeaving: form.checked("isLeaving"),
  }),
  verb: keepPresence,
  next: (_, { id }) => reviewPath(id),
})
