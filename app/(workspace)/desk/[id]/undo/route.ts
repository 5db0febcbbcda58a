import { undoMerge } from "#server/contribution/undo"
import { door } from "../../../../_door"
import { publishingIn, reviewPath, seenIn } from "../../_decision"
import { resolutionsIn } from "../../_resolutions"

export const POST = door({
  limit: "decide",
  page: ({ id }) => reviewPath(id),
  input: (form, { id }) => ({
    ...seenIn(form, id),
    ...publishingIn(form),
    message: form.text("message"),
    resolutions: resolutionsIn(form.values),
  }),
  verb: undoMerge,
  next: ({ id }) => `${reviewPath(id)}?done=undo`,
})
