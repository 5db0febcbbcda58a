import { and, asc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { presenceInput } from "#core/contribution/inputs"
import { type Present, presentSince } from "#core/contribution/presence"
import { DECISION_LABELS } from "#core/contribution/vocabulary"
import { may } from "#core/policy"
import { noteIfPossible } from "#db/note"
import { article } from "#db/tables/articles"
import { contribution, decision, presence } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { parse } from "#server/parse"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"

/** Who else has the review open, and what happened to it since the page was made; null where nothing did. */
type Heard = { readonly others: readonly Present[]; readonly news: string | null }

/**
 * Says that the actor has a review open, or has closed it, and gives who else has and what was decided meanwhile. Not an
 * event: what somebody looks at is nobody's business once they have gone. Rows of who is gone are cleared on the way.
 */
export async function keepPresence(ctx: Context, raw: unknown): Promise<Heard> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const { id, isLeaving, since, versionN, liveSeq } = parse(presenceInput, raw)
  if (isLeaving) await leave(ctx, id)
  else await markPresent(ctx, id)
  const others = (await presentAt(ctx, [id])).get(id) ?? []
  return { others, news: await newsSince(ctx, { id, since: new Date(since), versionN, liveSeq }) }
}

/** For a page that shows a review: marks the actor as having it open, where the store takes it. */
export const notePresence = (ctx: Context, contributionId: string): Promise<unknown> =>
  noteIfPossible(() => markPresent(ctx, contributionId))

/** Marks the actor as having the review of a contribution open; authors review nothing of their own. */
export async function markPresent(ctx: Context, contributionId: string): Promise<void> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const [row] = await ctx.db
    .select({ authorId: contribution.authorId, state: contribution.state })
    .from(contribution)
    .where(eq(contribution.id, contributionId))
  const personId = personIdOf(ctx.actor)
  const now = ctx.now
  // Of every contribution: nobody comes back to one that is decided on.
  await ctx.db.delete(presence).where(lt(presence.seenAt, presentSince(now)))
  if (!personId || row?.state !== "submitted" || row.authorId === personId) return
  await ctx.db
    .insert(presence)
    .values({ contributionId, personId, since: now, seenAt: now })
    .onConflictDoUpdate({ target: [presence.contributionId, presence.personId], set: { seenAt: now } })
}

async function leave(ctx: Context, contributionId: string): Promise<void> {
  await ctx.db
    .delete(presence)
    .where(and(eq(presence.contributionId, contributionId), eq(presence.personId, personIdOf(ctx.actor) ?? "")))
}

/**
 * Who else has the reviews of these contributions open now, by contribution; who was first comes first. Of their own an
 * author hears nothing, whatever else they are.
 */
export async function presentAt(
  ctx: Context,
  contributionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Present[]>> {
  const present = new Map<string, Present[]>()
  if (contributionIds.length === 0) return present
  const rows = await ctx.db
    .select({ id: presence.contributionId, personId: presence.personId, since: presence.since })
    .from(presence)
    .innerJoin(contribution, eq(contribution.id, presence.contributionId))
    .where(
      and(
        ne(contribution.authorId, personIdOf(ctx.actor) ?? NOBODY),
        inArray(presence.contributionId, [...contributionIds]),
        gt(presence.seenAt, presentSince(ctx.now)),
        ne(presence.personId, personIdOf(ctx.actor) ?? NOBODY),
      ),
    )
    .orderBy(asc(presence.since))
  const byline = await bylinesOf(
    ctx,
    rows.map(({ personId }) => personId),
  )
  for (const { id, personId, since } of rows)
    present.set(id, [...(present.get(id) ?? []), { name: byline(personId).name, since: since.toISOString() }])
  return present
}

const NOBODY = "00000000-0000-0000-0000-000000000000"

type Seen = { readonly id: string; readonly since: Date; readonly versionN: number; readonly liveSeq: number }

async function newsSince(ctx: Context, { id, since, versionN, liveSeq }: Seen): Promise<string | null> {
  const [row] = await ctx.db
    .select({ versions: contribution.versions, state: contribution.state, liveSeq: article.liveSeq })
    .from(contribution)
    .innerJoin(article, eq(article.id, contribution.articleId))
    .where(eq(contribution.id, id))
  if (!row) return null
  const [decided] = await ctx.db
    .select({ kind: decision.kind, editorId: decision.editorId })
    .from(decision)
    .where(and(eq(decision.contributionId, id), gt(decision.decidedAt, since)))
    .orderBy(sql`${decision.decidedAt} desc`)
    .limit(1)
  if (decided) {
    const who =
      decided.editorId === personIdOf(ctx.actor)
        ? "You have decided on this in another tab or on another device"
        : `${(await bylinesOf(ctx, [decided.editorId]))(decided.editorId).name} has decided on this`
    return `${who}: ${DECISION_LABELS[decided.kind].toLowerCase()}.`
  }
  if (row.state === "withdrawn") return "The author has taken it back."
  if (row.versions > versionN) return "The author has sent a new version."
  if (row.liveSeq > liveSeq) return `The article has moved on to revision ${row.liveSeq}.`
  return null
}
