import { resolutionsIn } from "#core/contribution/typed-choices"
import { undoMerge } from "#server/contribution/undo"
import { door } from "../../../../_door"
import { doneAt, noticeRulingsIn, placeIn, publishingIn, seenAllIn } from "../../_decision"

export const POST = door({
  limit: "decide",
  page: ({ id }, form) => placeIn(form, id),
  input: (form, { id }) => ({
    ...seenAllIn(form, id),
    ...publishingIn(form),
    message: form.text("message"),
    resolutions: resolutionsIn(form.values),
    notices: noticeRulingsIn(form),
  }),
  verb: undoMerge,
  next: ({ id }, _, form) => doneAt(id, "undo", form),
})
