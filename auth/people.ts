import { and, eq, isNull } from "drizzle-orm"
import { v7 } from "uuid"
import type { Database } from "#db/client"
import { person } from "#db/tables/people"

type Found = { readonly personId: string; readonly isNew: boolean }

/**
 * The person with this address, which was just confirmed; made when there is none. New is also whoever was given a role
 * before ever coming. Safe when asked twice at once.
 */
export async function personByEmail(tx: Database, email: string, now: Date): Promise<Found> {
  const [made] = await tx
    .insert(person)
    .values({ id: v7(), email, emailVerified: now, createdAt: now })
    .onConflictDoNothing({ target: person.email })
    .returning({ id: person.id })
  if (made) return { personId: made.id, isNew: true }
  const [invited] = await tx
    .update(person)
    .set({ emailVerified: now })
    .where(and(eq(person.email, email), isNull(person.emailVerified), isNull(person.orcid)))
    .returning({ id: person.id })
  if (invited) return { personId: invited.id, isNew: true }
  return { personId: await idOf(tx, eq(person.email, email)), isNew: false }
}

/** The person whose ORCID iD this is, as ORCID just confirmed; made when there is none. Safe when asked twice at once. */
export async function personByOrcid(
  tx: Database,
  { orcid, name, now }: { orcid: string; name: string | null; now: Date },
): Promise<Found> {
  const [made] = await tx
    .insert(person)
    .values({ id: v7(), orcid, name, createdAt: now })
    .onConflictDoNothing({ target: person.orcid })
    .returning({ id: person.id })
  if (made) return { personId: made.id, isNew: true }
  return { personId: await idOf(tx, eq(person.orcid, orcid)), isNew: false }
}

async function idOf(tx: Database, whose: ReturnType<typeof eq>): Promise<string> {
  const [found] = await tx.select({ id: person.id }).from(person).where(whose)
  if (!found) throw new Error("a person vanished while signing in")
  return found.id
}
