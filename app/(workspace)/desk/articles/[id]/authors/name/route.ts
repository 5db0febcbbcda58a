import { authorsIn } from "#core/credit/author-fields"
import { nameAuthors } from "#server/article/name-authors"
import { door } from "../../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}/authors`,
  input: (form, { id }) => ({
    articleId: id,
    authors: authorsIn(form.values),
    note: form.text("note"),
    seen: form.text("seen"),
  }),
  verb: nameAuthors,
  next: ({ articleId }) => `/desk/articles/${articleId}?saved=1#authors`,
})
