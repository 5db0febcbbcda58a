import { draftArticle } from "#server/article/draft"
import { holdForm } from "#server/form/hold"
import { refuseVisitors } from "#server/permit"
import { door } from "../../../../../_door"

/** What could not be kept of the manuscript goes along to the draft's page as a report. */
export const POST = door({
  limit: "publish",
  page: () => "/desk/articles/new",
  input: (form) => ({
    markdown: form.text("file") || form.text("markdown"),
    topic: form.text("topic"),
    form: form.text("form") || "markdown",
    imported: form.text("file") !== "",
  }),
  verb: async (ctx, input) => {
    const { articleId, dropped } = await draftArticle(ctx, input)
    if (dropped.length === 0) return { articleId, report: "" }
    const lines = dropped.map(({ line, what }) => `Line ${line}: ${what}`)
    const kept = { path: `/desk/articles/${articleId}`, values: { dropped: lines }, problems: {}, message: "" }
    return { articleId, report: await holdForm(ctx, { ...kept, personId: refuseVisitors(ctx) }) }
  },
  next: ({ articleId, report }) => `/desk/articles/${articleId}${report && `?report=${report}`}`,
})
