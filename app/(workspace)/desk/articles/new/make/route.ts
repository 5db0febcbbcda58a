import { inReport } from "#core/import/report"
import { draftArticle } from "#server/article/draft"
import { holdForm } from "#server/form/hold"
import { refuseVisitors } from "#server/permit"
import { door } from "../../../../../_door"
import { beginningIn } from "../_beginning"

/** What the text says of itself, and what could not be kept of it, go along to the draft's page as a report. */
export const POST = door({
  limit: "publish",
  page: () => "/desk/articles/new",
  input: (form) => beginningIn(form),
  verb: async (ctx, input) => {
    const made = await draftArticle(ctx, input)
    const said = inReport(made)
    const { articleId, dropped } = made
    if (dropped.length === 0 && said.length === 0) return { articleId, report: "" }
    const lines = dropped.map(({ line, what }) => `Line ${line}: ${what}`)
    const kept = { path: `/desk/articles/${articleId}`, values: { dropped: lines, said }, problems: {}, message: "" }
    return { articleId, report: await holdForm(ctx, { ...kept, personId: refuseVisitors(ctx) }) }
  },
  next: ({ articleId, report }) => `/desk/articles/${articleId}${report && `?report=${report}`}`,
})
