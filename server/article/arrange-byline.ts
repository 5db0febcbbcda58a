import { arrangeBylineInput } from "#core/article/inputs"
import { arrangeAuthors } from "#core/credit/arrange-authors"
import { authorFields, authorsIn } from "#core/credit/author-fields"
import { MOST_AUTHORS } from "#core/credit/authors"
import { may } from "#core/policy"
import type { Context } from "#server/context"
import { holdForm } from "#server/form/hold"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"

/** Arranges the rows of a form of authors as one of its buttons asks, and keeps the form until it is sent. Names nobody. */
export async function arrangeByline(ctx: Context, raw: unknown): Promise<{ held: string; at: number }> {
  permit(ctx, may(ctx.actor, "article.name-authors"), "Only editors say who the authors of an article are.")
  const { articleId, values } = parse(arrangeBylineInput, raw)
  const { rows, at } = arrangeAuthors(
    authorsIn(values, { empty: true }).slice(0, MOST_AUTHORS),
    [values.do ?? ""].flat()[0] ?? "",
  )
  const form = { note: values.note ?? "", seen: values.seen ?? "", at: String(at), ...authorFields(rows) }
  const path = `/desk/articles/${articleId}/authors`
  const personId = refuseVisitors(ctx)
  return { at, held: await holdForm(ctx, { personId, path, values: form, problems: {}, message: "" }) }
}
