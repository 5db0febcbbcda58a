import { restoreRevision } from "#server/article/restore"
import { door } from "../../../../../../../_door"
import { noticeRulingsIn } from "../../../../../_decision"

export const POST = door({
  limit: "publish",
  page: ({ id, seq }) => `/desk/articles/${id}/restore/${seq}`,
  input: (form, { id, seq }) => ({
    articleId: id,
    seq: Number(seq),
    liveSeq: Number(form.text("liveSeq")),
    note: form.text("note"),
    notices: noticeRulingsIn(form),
  }),
  verb: restoreRevision,
  next: ({ slug }) => `/articles/${slug}/history`,
})
