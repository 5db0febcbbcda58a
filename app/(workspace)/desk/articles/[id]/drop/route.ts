import { dropArticleEdit } from "#server/article/save-draft"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (_, { id }) => ({ articleId: id }),
  verb: dropArticleEdit,
  next: ({ articleId }) => `/desk/articles/${articleId}`,
})
