import { schedulePublication } from "#server/article/schedule"
import { door } from "../../../../../_door"
import { publishingIn } from "../../../_decision"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({
    articleId: id,
    ...publishingIn(form),
    words: form.text("words") || undefined,
    saves: Number(form.text("saves")),
    seen: form.text("seen"),
    publishAt: form.text("publishAt"),
  }),
  verb: schedulePublication,
  next: ({ articleId }) => `/desk/articles/${articleId}#scheduled`,
})
