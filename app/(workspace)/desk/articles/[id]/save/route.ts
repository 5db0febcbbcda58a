import { saveArticleDraft } from "#server/article/save-draft"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "save",
  page: ({ id }) => `/desk/articles/${id}`,
  input: (form, { id }) => ({
    articleId: id,
    markdown: form.text("markdown"),
    ids: form.text("ids"),
    saves: Number(form.text("saves")),
  }),
  verb: saveArticleDraft,
  next: ({ articleId }, _, form) =>
    `/desk/articles/${articleId}#${form.text("then") === "publish" ? "publish" : "next"}`,
})
