import { and, eq } from "drizzle-orm"
import { locateQuote, type Quote } from "#core/anchor/locate"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { startContributionInput } from "#core/contribution/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { article } from "#db/tables/articles"
import { contribution, draft } from "#db/tables/contributions"
import { documentOf, type LoadedRevision, loadLive } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { refuseVisitors } from "#server/permit"

/**
 * Starts a contribution to a live article, as a draft written against the revision that is live now. Takes the article's
 * slug, the kind and, where one was picked, the passage, which is found again in that revision. Someone who already has an
 * untouched draft of this kind there gets that one back. Refuses visitors, articles that take no contributions, and
 * passages that are not in the article now. Gives the draft's id.
 */
export async function startContribution(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const authorId = refuseVisitors(ctx)
  const input = parse(startContributionInput, raw)
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select().from(article).where(eq(article.slug, input.slug)).for("share")
    if (!row || row.status === "draft") throw new Refusal("not-found", "There is no such article.")
    if (!may(tx.actor, "contribution.start", row)) {
      throw new Refusal(
        "not-possible-now",
        row.status === "withdrawn"
          ? "This article is withdrawn, so it takes no contributions."
          : "This article is closed to contributions.",
      )
    }
    const live = await loadLive(tx, row)
    const content = { ...EMPTY_DRAFT, passage: passageIn(live, input.passage) }
    const untouched = await takeUpUntouched(tx, { articleId: row.id, authorId, kind: input.kind })
    if (untouched) {
      await tx.db.update(draft).set({ baseRevisionId: live.id, content }).where(eq(draft.contributionId, untouched))
      return { id: untouched }
    }
    const id = newId()
    await tx.db.insert(contribution).values({
      id,
      articleId: row.id,
      authorId,
      kind: input.kind,
      createdAt: tx.now,
      changedAt: tx.now,
    })
    await tx.db.insert(draft).values({ contributionId: id, baseRevisionId: live.id, content, savedAt: tx.now })
    await record(tx, { kind: "contribution.started", article: row, contributionId: id })
    return { id }
  })
}

/** The picked words where they stand in a revision now; null for the whole article. Refuses words that are not there. */
export function passageIn({ blocks, seq }: LoadedRevision, picked: Quote | null) {
  if (!picked) return null
  const found = locateQuote(picked, documentOf(blocks))
  if (found) return found
  const sentence = `These words are not in revision ${seq} of the article. Pick the passage again, or write about the whole article.`
  throw new Refusal("invalid-input", "The passage could not be found.", { passage: sentence })
}

async function takeUpUntouched(
  ctx: Context,
  whose: { articleId: string; authorId: string; kind: "insight" | "edit" },
): Promise<string | undefined> {
  const [found] = await ctx.db
    .select({ id: contribution.id })
    .from(contribution)
    .innerJoin(draft, eq(draft.contributionId, contribution.id))
    .where(
      and(
        eq(contribution.articleId, whose.articleId),
        eq(contribution.authorId, whose.authorId),
        eq(contribution.kind, whose.kind),
        eq(contribution.state, "draft"),
        eq(draft.saves, 0),
      ),
    )
    .limit(1)
  return found?.id
}
