import { desc, inArray } from "drizzle-orm"
import { declaredEntities, disclosureLine } from "#core/people/disclosure"
import { disclosure } from "#db/tables/people"
import type { Context } from "#server/context"

/** What somebody declared, as it stands beside their name. */
export type DeclaredView = {
  /** The whole sentence. */
  readonly statement: string
  readonly certifiedAt: Date
  /** Organisations and products that it names. */
  readonly entities: readonly string[]
}

/** The disclosures with these ids: those that contributions were sent under. */
export async function disclosuresOf(
  { db }: Pick<Context, "db">,
  ids: readonly string[],
): Promise<Map<string, DeclaredView>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(disclosure)
    .where(inArray(disclosure.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, declared(row)]))
}

/** The newest disclosure of each of these people, by person; somebody who certified none is not in it. */
export async function newestDisclosuresOf(
  { db }: Pick<Context, "db">,
  personIds: readonly string[],
): Promise<Map<string, DeclaredView>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([disclosure.personId])
    .from(disclosure)
    .where(inArray(disclosure.personId, [...new Set(personIds)]))
    .orderBy(disclosure.personId, desc(disclosure.version))
  return new Map(rows.map((row) => [row.personId, declared(row)]))
}

const declared = ({ answers, certifiedAt }: typeof disclosure.$inferSelect): DeclaredView => ({
  statement: disclosureLine(answers),
  certifiedAt,
  entities: declaredEntities(answers),
})
