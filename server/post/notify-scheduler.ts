import { eq } from "drizzle-orm"
import { type ScheduleNews, scheduleLetter } from "#core/post/article-letters"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { allEditors } from "./notify"
import { writeLetter } from "./write-letter"

type About = {
  readonly event: number
  readonly article: { readonly id: string; readonly slug: string; readonly title: string }
  readonly editorId: string
  readonly news: ScheduleNews
}

/** Tells the editor who scheduled a text what became of it; all editors where that person is an editor no more. */
export async function notifyScheduler(ctx: Context, { event, article, editorId, news }: About): Promise<void> {
  const [one] = await ctx.db.select().from(person).where(eq(person.id, editorId))
  const recipients = one && one.role !== "member" && !one.erasedAt ? [one] : await allEditors(ctx)
  for (const { name, email } of recipients) {
    if (!email) continue
    const letter = scheduleLetter({ sender: ctx.sender, to: name, ...article, articleId: article.id }, news)
    await writeLetter(ctx.db, { cause: `event:${event}`, recipient: email, now: ctx.now, ...letter })
  }
}
