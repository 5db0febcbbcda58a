import { eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { Byline } from "#core/credit/byline"
import { disclosureHolds } from "#core/people/disclosure"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { bylineOf } from "./bylines"
import { type DisclosureView, readDisclosure } from "./read-person"

/** One's own settings. */
export type SettingsView = {
  readonly byline: Byline
  /** The name as typed; empty before the profile was first saved. */
  readonly name: string
  readonly email: string | null
  readonly biography: string
  readonly topics: readonly string[]
  readonly hasProfile: boolean
  readonly disclosure: DisclosureView | null
  readonly disclosureHolds: boolean
}

/** The settings of whoever asks; null for visitors. */
export async function readSettings(ctx: Context): Promise<SettingsView | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return null
  const [row] = await ctx.db.select().from(person).where(eq(person.id, personId))
  if (!row) return null
  const disclosure = await readDisclosure(ctx, personId)
  return {
    byline: bylineOf(row),
    name: row.name ?? "",
    email: row.email,
    biography: row.biography,
    topics: row.topics,
    hasProfile: row.name !== null && row.slug !== null,
    disclosure,
    disclosureHolds: disclosureHolds(disclosure, ctx.now),
  }
}
