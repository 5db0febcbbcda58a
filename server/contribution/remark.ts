import { remarkInput } from "#core/contribution/inputs"
import { may } from "#core/policy"
import { remark } from "#db/tables/contributions"
import { loadArticle } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"
import { notifyParties } from "#server/post/notify"
import { loadForMove } from "./load"
import { forgetSent } from "./review-draft"

/** Writes a message in a contribution's thread, for its author and the editors, who are told by mail. */
export async function remarkOnContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  return write(ctx, raw, "parties")
}

/** Leaves a note that only editors see. */
export async function noteOnContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  return write(ctx, raw, "staff")
}

async function write(ctx: Context, raw: unknown, audience: "parties" | "staff"): Promise<{ id: string }> {
  const authorId = refuseVisitors(ctx)
  const { id, body } = parse(remarkInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, id, "remark")
    if (audience === "staff") permit(tx, may(tx.actor, "contribution.note", row), noNotes(row.authorId === authorId))
    const article = await loadArticle(tx, row.articleId)
    await tx.db.insert(remark).values({ id: newId(), contributionId: id, authorId, audience, body, writtenAt: tx.now })
    const kind = audience === "staff" ? "contribution.noted" : "contribution.remarked"
    await forgetSent(tx, id, audience === "staff" ? "note" : "remark")
    const event = await record(tx, { kind, article, contributionId: id })
    if (audience === "parties") await notifyParties(tx, { event, article, contribution: row, message: body })
    return { id }
  })
}

const noNotes = (isOwn: boolean): string =>
  isOwn
    ? "This is your own contribution: private notes on it are the other editors'."
    : "Only editors leave private notes."
