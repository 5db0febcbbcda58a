import { and, inArray, ne, or, sql } from "drizzle-orm"
import { credit } from "#db/tables/articles"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"

/**
 * Those of these people whom a public page may name: who is credited, and whoever holds an office, for what editors do is
 * signed too. What anybody else says of themselves changes no page.
 */
export async function namedInPublic(ctx: Pick<Context, "db">, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const isCredited = sql`exists (select 1 from ${credit} where ${credit.personId} = ${person.id})`
  const named = await ctx.db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, [...ids]), or(ne(person.role, "member"), isCredited)))
  return named.map(({ id }) => id)
}
