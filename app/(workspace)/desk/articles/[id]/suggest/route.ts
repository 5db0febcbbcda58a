import { suggestArticleDraft } from "#server/article/suggest"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({ articleId: id, saves: Number(form.text("saves")), reason: form.text("reason") }),
  verb: suggestArticleDraft,
  next: ({ id }) => `/contributions/${id}/check`,
})
