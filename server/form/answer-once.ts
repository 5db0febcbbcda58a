import { and, eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { contentHash } from "#core/document/content-hash"
import { Refusal } from "#core/refusal"
import { answeredRequest } from "#db/tables/post"
import { type Context, inTransaction } from "#server/context"

type Answer = Record<string, unknown>
type Request = { readonly key: string | undefined; readonly path: string; readonly input: unknown }

/**
 * Runs a verb once for one idempotency key of one person: asked again with the same key and input, gives the first
 * answer and does nothing. The key is written in the verb's own transaction, so a second request that comes while the
 * first still runs waits for it. Refuses a key that was used with another input or path. Without a key, just runs.
 */
export async function answerOnce(
  ctx: Context,
  request: Request,
  verb: (ctx: Context) => Promise<Answer>,
): Promise<Answer> {
  const personId = personIdOf(ctx.actor)
  const { key, path } = request
  if (!key || !personId) return verb(ctx)
  return inTransaction(ctx, async (tx) => {
    const inputHash = contentHash(request.input)
    const claimed = await tx.db
      .insert(answeredRequest)
      .values({ key, personId, path, inputHash, answer: {}, answeredAt: ctx.now })
      .onConflictDoNothing()
      .returning({ key: answeredRequest.key })
    const mine = and(eq(answeredRequest.personId, personId), eq(answeredRequest.key, key))
    if (claimed.length === 0) return firstAnswer(tx, mine, { path, inputHash })
    const answer = await verb(tx)
    await tx.db.update(answeredRequest).set({ answer }).where(mine)
    return answer
  })
}

async function firstAnswer(
  ctx: Context,
  mine: ReturnType<typeof and>,
  asked: { path: string; inputHash: string },
): Promise<Answer> {
  const [first] = await ctx.db.select().from(answeredRequest).where(mine)
  if (first?.path !== asked.path || first.inputHash !== asked.inputHash) {
    throw new Refusal("not-possible-now", "This form was already sent with other words. Reload the page to start anew.")
  }
  return first.answer
}
