import { desc, eq, sql } from "drizzle-orm"
import { personIdOf, standingOf } from "#core/actor"
import { contentHash } from "#core/document/content-hash"
import type { EventKind } from "#core/event/vocabulary"
import { event } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { namedInPublic } from "#server/people/named-in-public"
import { announce } from "./announce"

type Happening = {
  readonly kind: EventKind
  readonly article?: { readonly id: string; readonly slug: string; readonly title: string } | undefined
  readonly contributionId?: string
  readonly revisionSeq?: number
  /** The person whom it is about, where that is not the actor. */
  readonly personId?: string
  readonly detail?: Record<string, string | number | boolean | null>
  /** Further people whose public page shows something else now. */
  readonly alsoOn?: readonly string[]
}

/** What the first event of a stream names as the one before. */
export const GENESIS = "0".repeat(64)

/**
 * Writes down one thing that happened, in the caller's transaction, chains it by hash to the one before in its stream (its
 * article, or `people`), and announces it to every server process. Gives the event's id. Call it last in a verb: the stream stays locked until the
 * transaction ends.
 */
export async function record(ctx: Context, happening: Happening): Promise<number> {
  const stream = happening.article ? `article:${happening.article.id}` : "people"
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${stream}, 0))`)
  const [last] = await ctx.db
    .select({ seq: event.seq, hash: event.hash })
    .from(event)
    .where(eq(event.stream, stream))
    .orderBy(desc(event.seq))
    .limit(1)
  const body = {
    stream,
    seq: (last?.seq ?? 0) + 1,
    kind: happening.kind,
    actorId: personIdOf(ctx.actor),
    actorRole: standingOf(ctx.actor),
    articleId: happening.article?.id ?? null,
    contributionId: happening.contributionId ?? null,
    revisionSeq: happening.revisionSeq ?? null,
    personId: happening.personId ?? null,
    title: happening.article?.title ?? "",
    detail: happening.detail ?? {},
    at: ctx.now,
    previousHash: last?.hash ?? GENESIS,
  }
  const [row] = await ctx.db
    .insert(event)
    .values({ ...body, hash: eventHash(body) })
    .returning({ id: event.id })
  const id = row?.id ?? 0
  const recorded = {
    id,
    kind: happening.kind,
    articleSlug: happening.article?.slug,
    contributionId: happening.contributionId,
    personIds: await shownOtherwise(ctx, happening),
  }
  ctx.recorded.push(recorded)
  await announce(ctx, recorded)
  return id
}

/** Whoever is credited less after a change of an article was named by it before; what is about people alone is not. */
async function shownOtherwise(ctx: Context, { article, personId, alsoOn = [] }: Happening): Promise<string[]> {
  const about = [...(personId === undefined ? [] : [personId]), ...alsoOn]
  return article ? about : namedInPublic(ctx, about)
}

type EventBody = Omit<typeof event.$inferInsert, "id" | "hash"> & { at: Date }

/** The hash that an event carries: SHA-256 over the canonical JSON of everything in it but its own id and hash. */
export const eventHash = (body: EventBody): string => contentHash({ ...body, at: body.at.toISOString() })
