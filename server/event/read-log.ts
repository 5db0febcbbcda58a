import { and, desc, eq, inArray, lt, ne, or } from "drizzle-orm"
import { z } from "zod"
import { personIdOf } from "#core/actor"
import type { Byline } from "#core/credit/byline"
import { EVENTS, type EventKind } from "#core/event/vocabulary"
import { may } from "#core/policy"
import { article } from "#db/tables/articles"
import { contribution, event } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"

/** What the log can be narrowed to: events of articles, of contributions or of people. */
export const LOG_SUBJECTS = ["article", "contribution", "person"] as const
export type LogSubject = (typeof LOG_SUBJECTS)[number]

/** The log's filters as they stand in its address; anything unknown is left out rather than refused. */
export const logFilters = z.object({
  subject: z.enum(LOG_SUBJECTS).optional().catch(undefined),
  /** An article's slug. */
  article: z.string().min(1).max(200).optional().catch(undefined),
  /** Who did it: a person's id. */
  by: z.uuid().optional().catch(undefined),
  contribution: z.uuid().optional().catch(undefined),
  /** The id of the event to go on from. */
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})
export type LogFilters = z.infer<typeof logFilters>

export type LogRow = {
  readonly id: number
  readonly kind: EventKind
  readonly by: Byline | null
  /** The role the actor held then. */
  readonly role: string
  readonly about: Byline | null
  readonly slug: string | null
  readonly title: string
  readonly contributionId: string | null
  readonly revisionSeq: number | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
  readonly at: Date
}

const PAGE = 100

/** What happened, newest first, by these filters; for editors. `next` is the id to go on from. */
export async function readLog(ctx: Context, filters: LogFilters): Promise<{ rows: LogRow[]; next: number | null }> {
  permit(ctx, may(ctx.actor, "log.read"), "The log is for editors.")
  const found = await ctx.db
    .select({ event, slug: article.slug })
    .from(event)
    .leftJoin(article, eq(article.id, event.articleId))
    .leftJoin(contribution, eq(contribution.id, event.contributionId))
    .where(and(...conditions(filters), notOnOwn(ctx)))
    .orderBy(desc(event.id))
    .limit(PAGE + 1)
  const shown = found.slice(0, PAGE)
  const byline = await bylinesOf(
    ctx,
    shown.flatMap((row) => [row.event.actorId, row.event.personId]),
  )
  const rows = shown.map(({ event: one, slug }) => ({
    id: one.id,
    kind: one.kind,
    by: one.actorId ? byline(one.actorId) : null,
    role: one.actorRole,
    about: one.personId ? byline(one.personId) : null,
    slug,
    title: one.title,
    contributionId: one.contributionId,
    revisionSeq: one.revisionSeq,
    detail: one.detail,
    at: one.at,
  }))
  return { rows, next: found.length > PAGE ? (shown.at(-1)?.event.id ?? null) : null }
}

const NOBODY = "00000000-0000-0000-0000-000000000000"

/** That another editor left a private note on it is not for its author to know, whatever else they are. */
const notOnOwn = ({ actor }: Context) =>
  or(ne(event.kind, "contribution.noted"), ne(contribution.authorId, personIdOf(actor) ?? NOBODY))

function conditions({ subject, article: slug, by, contribution: id, before }: LogFilters) {
  return [
    subject ? inArray(event.kind, kindsOf(subject)) : undefined,
    slug ? eq(article.slug, slug) : undefined,
    by ? eq(event.actorId, by) : undefined,
    id ? eq(event.contributionId, id) : undefined,
    before ? lt(event.id, before) : undefined,
  ]
}

const kindsOf = (subject: LogSubject): EventKind[] =>
  (Object.keys(EVENTS) as EventKind[]).filter((kind) => kind.startsWith(`${subject}.`))
