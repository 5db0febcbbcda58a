import { arrangeByline } from "#server/article/arrange-byline"
import { door } from "../../../../../../_door"

/** Another row, another order: nothing is saved, the form comes back as it was asked for. */
export const POST = door({
  limit: "preview",
  page: ({ id }) => `/desk/articles/${id}/authors`,
  input: (form, { id }) => ({ articleId: id, values: form.values }),
  verb: arrangeByline,
  next: ({ held, at }, { id }) => `/desk/articles/${id}/authors?held=${held}#authors.${at}`,
  repeatable: true,
})
