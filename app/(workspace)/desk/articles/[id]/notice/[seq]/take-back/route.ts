import { takeBackNotice } from "#server/article/change-notice"
import { door } from "../../../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id, seq }) => `/desk/articles/${id}/notice/${seq}`,
  input: (form, { id, seq }) => ({
    articleId: id,
    seq: Number(seq),
    seen: form.text("seen"),
    reason: form.text("reason"),
  }),
  verb: takeBackNotice,
  next: ({ articleId, seq }) => `/desk/articles/${articleId}/history?before=${seq + 1}#revision-${seq}`,
})
