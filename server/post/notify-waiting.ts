import { and, eq, inArray, ne } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { ArticleStatus } from "#core/article/vocabulary"
import { articleStateLetter } from "#core/post/article-letters"
import { contribution } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { writeLetter } from "./write-letter"

type About = {
  readonly event: number
  readonly article: { readonly id: string; readonly slug: string; readonly title: string }
  /** What the article is now. */
  readonly now: Exclude<ArticleStatus, "draft">
  readonly note: string
}

/** Tells everybody whose contribution to an article waits what the article is now, and what becomes of their text. */
export async function notifyWaiting(ctx: Context, { event, article, now, note }: About): Promise<void> {
  const waiting = await ctx.db
    .select({ id: contribution.id, kind: contribution.kind, name: person.name, email: person.email })
    .from(contribution)
    .innerJoin(person, eq(person.id, contribution.authorId))
    .where(
      and(
        eq(contribution.articleId, article.id),
        inArray(contribution.state, ["submitted", "changes_requested", "amended"]),
        ne(contribution.authorId, personIdOf(ctx.actor) ?? ""),
      ),
    )
    .orderBy(contribution.submittedAt)
  const byAddress = new Map<string, typeof waiting>()
  for (const row of waiting) {
    if (row.email) byAddress.set(row.email, [...(byAddress.get(row.email) ?? []), row])
  }
  for (const [recipient, contributions] of byAddress) {
    const to = contributions[0]?.name ?? null
    const letter = articleStateLetter({ sender: ctx.sender, to, ...article, now, note, contributions })
    await writeLetter(ctx.db, { cause: `event:${event}`, recipient, now: ctx.now, ...letter })
  }
}
