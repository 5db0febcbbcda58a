import { eq } from "drizzle-orm"
import { credit } from "#db/tables/articles"
import type { Context } from "#server/context"

export type Standing = Omit<typeof credit.$inferSelect, "articleId" | "personId">

/** What each person has standing in one article, while it is being worked out anew. */
export type Ledger = {
  readonly articleId: string
  readonly standings: Map<string, Standing>
  /** A person's standing, to be changed; nothing but the date for somebody who comes new. */
  readonly of: (personId: string) => Standing
  readonly addRoles: (personId: string, roles: readonly string[]) => void
}

const NOTHING: Omit<Standing, "lastAt"> = {
  wordsStanding: 0,
  insights: 0,
  edits: 0,
  cosigned: 0,
  roles: [],
  together: [],
}

/** The credits of an article as they were kept, without what is counted from its live revision each time. */
export async function openLedger(ctx: Context, articleId: string): Promise<Ledger> {
  const known = await ctx.db.select().from(credit).where(eq(credit.articleId, articleId))
  const standings = new Map<string, Standing>(
    known.map(({ articleId: _, personId, ...row }) => [
      personId,
      { ...row, wordsStanding: 0, together: [], insights: 0, cosigned: 0 },
    ]),
  )
  const of = (personId: string): Standing => {
    const found = standings.get(personId) ?? { ...NOTHING, lastAt: ctx.now }
    standings.set(personId, found)
    return found
  }
  const addRoles = (personId: string, roles: readonly string[]) => {
    const person = of(personId)
    person.roles = [...new Set([...person.roles, ...roles])]
  }
  return { articleId, standings, of, addRoles }
}

export async function closeLedger(ctx: Context, { articleId, standings }: Ledger): Promise<void> {
  await ctx.db.delete(credit).where(eq(credit.articleId, articleId))
  const rows = [...standings].map(([personId, standing]) => ({ articleId, personId, ...standing }))
  if (rows.length > 0) await ctx.db.insert(credit).values(rows)
}
