import { and, asc, eq, gt, sql } from "drizzle-orm"
import { decision, event } from "#db/tables/contributions"
import { decisionHash } from "#server/contribution/decide"
import { eventHash, GENESIS } from "#server/event/record"
import { type Count, type Reading, walk } from "./walk"

/** The first event that does not follow from the one before in its stream, or decision that is not as it was recorded. */
export async function eventMisfit(ctx: Reading, count: Count): Promise<string | null> {
  const streams = await ctx.db.selectDistinct({ stream: event.stream }).from(event).orderBy(asc(event.stream))
  for (const { stream } of streams) {
    const misfit = await streamMisfit(ctx, stream, count)
    if (misfit) return misfit
  }
  return decisionMisfit(ctx, count)
}

async function streamMisfit(ctx: Reading, stream: string, count: Count): Promise<string | null> {
  let previous = { seq: 0, hash: GENESIS }
  for await (const row of walk(eventsOf(ctx, stream))) {
    const { id, hash, ...body } = row
    const fits = row.seq === previous.seq + 1 && row.previousHash === previous.hash && eventHash(body) === hash
    if (!fits) return `event ${id} (${row.kind}) does not follow from the one before in ${stream}`
    previous = row
    count.events++
  }
  return null
}

const eventsOf = (ctx: Reading, stream: string) => (after: { seq: number } | undefined, limit: number) =>
  ctx.db
    .select()
    .from(event)
    .where(and(eq(event.stream, stream), gt(event.seq, after?.seq ?? 0)))
    .orderBy(asc(event.seq))
    .limit(limit)

const recordedHash = sql<string>`${event.detail} ->> 'decision'`

/** Each decision against the hash in the event of its contribution that recorded it; then whether any recorded one is gone. */
async function decisionMisfit(ctx: Reading, count: Count): Promise<string | null> {
  for await (const { decision: row, recorded } of walk(decisionsOf(ctx))) {
    if (recorded === null) return `decision ${row.id} on contribution ${row.contributionId} is not as it was recorded`
    count.decisions++
  }
  const [row] = await ctx.db
    .select({ n: sql<number>`count(*)::int` })
    .from(event)
    .where(sql`${recordedHash} is not null`)
  const gone = (row?.n ?? 0) - count.decisions
  return gone === 0 ? null : `${gone} recorded decisions are missing`
}

const decisionsOf = (ctx: Reading) => async (after: { decision: { id: string } } | undefined, limit: number) => {
  const rows = await ctx.db
    .select()
    .from(decision)
    .where(after ? gt(decision.id, after.decision.id) : undefined)
    .orderBy(asc(decision.id))
    .limit(limit)
  const checked: { decision: (typeof rows)[number]; recorded: string | null }[] = []
  for (const row of rows) {
    const [found] = await ctx.db
      .select({ hash: recordedHash })
      .from(event)
      .where(and(eq(event.contributionId, row.contributionId), sql`${recordedHash} = ${decisionHash(row)}`))
    checked.push({ decision: row, recorded: found?.hash ?? null })
  }
  return checked
}
