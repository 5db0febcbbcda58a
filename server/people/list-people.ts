import { and, asc, eq, gt, ilike, isNull, or } from "drizzle-orm"
import type { Role } from "#core/actor"
import type { Byline } from "#core/credit/byline"
import { isId } from "#core/is-id"
import { may } from "#core/policy"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { permit } from "#server/permit"
import { bylineOf } from "./bylines"

export type PersonRow = {
  readonly byline: Byline
  readonly email: string | null
  readonly role: Role
  readonly joinedAt: Date
}

const PAGE = 50

/**
 * People by name or affiliation, in the order in which they joined, for editors; `after` is the id to go on from. Addresses
 * are shown to administrators only, and only they can search by them: a list that can be searched by an address tells it.
 */
export async function listPeople(
  ctx: Context,
  { query, after }: { query: string; after?: string | undefined },
): Promise<{ rows: PersonRow[]; next: string | null }> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const showsEmail = may(ctx.actor, "people.grant")
  const found = await ctx.db
    .select()
    .from(person)
    .where(
      and(
        isNull(person.erasedAt),
        query.trim() ? matching(query.trim(), showsEmail) : undefined,
        after && isId(after) ? gt(person.id, after) : undefined,
      ),
    )
    .orderBy(asc(person.id))
    .limit(PAGE + 1)
  const rows = found.slice(0, PAGE).map((row) => ({
    byline: bylineOf(row),
    email: showsEmail ? row.email : null,
    role: row.role,
    joinedAt: row.createdAt,
  }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.byline.personId ?? null) : null }
}

function matching(query: string, byEmail: boolean) {
  const like = `%${query.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(
    ilike(person.name, like),
    ilike(person.affiliation, like),
    byEmail ? ilike(person.email, like) : undefined,
    /^[\dX-]{19}$/i.test(query) ? eq(person.orcid, query.toUpperCase()) : undefined,
  )
}
