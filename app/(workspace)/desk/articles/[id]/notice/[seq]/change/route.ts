import { changeNotice } from "#server/article/change-notice"
import { door } from "../../../../../../../_door"
import { noticeIn } from "../../../../../_decision"

export const POST = door({
  limit: "publish",
  page: ({ id, seq }) => `/desk/articles/${id}/notice/${seq}`,
  input: (form, { id, seq }) => ({
    articleId: id,
    seq: Number(seq),
    seen: form.text("seen"),
    reason: form.text("reason"),
    noticeType: form.text("noticeType"),
    ...noticeIn(form),
  }),
  verb: changeNotice,
  next: ({ articleId, seq }) => `/desk/articles/${articleId}/history?before=${seq + 1}#revision-${seq}`,
})
