import { mendRevision } from "#server/article/mend"
import { door } from "../../../../../../../_door"

export const POST = door({
  limit: "publish",
  page: ({ id, seq }) => `/desk/articles/${id}/mend/${seq}`,
  input: (form, { id, seq }) => ({
    articleId: id,
    seq: Number(seq),
    note: form.text("note"),
    significance: form.text("significance"),
    seen: form.text("seen"),
  }),
  verb: mendRevision,
  next: ({ articleId, seq }) => `/desk/articles/${articleId}/history?before=${seq + 1}#revision-${seq}`,
})
