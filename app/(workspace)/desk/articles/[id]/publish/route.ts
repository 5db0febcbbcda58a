import { resolutionsIn } from "#core/contribution/typed-choices"
import { publishArticle } from "#server/article/publish"
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
    publishAt: form.text("publishAt"),
    liveSeq: Number(form.text("liveSeq")),
    resolutions: resolutionsIn(form.values),
  }),
  verb: publishArticle,
  next: ({ slug }) => `/articles/${slug}`,
})
