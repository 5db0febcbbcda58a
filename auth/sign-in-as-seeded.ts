import { and, asc, eq, isNotNull, isNull } from "drizzle-orm"
import type { Role } from "#core/actor"
import { Refusal } from "#core/refusal"
import type { Database } from "#db/client"
import { person } from "#db/tables/people"
import { env } from "#env"
import type { Browser } from "./browser"
import type { CookieToSet } from "./cookies"
import { signIn, type WhenSignedIn } from "./signed-in"

/**
 * Signs a browser in as one of the people of the try-out, without proof. Gives the cookies to set. Refuses outside the
 * try-out, and people who are not there.
 */
export async function signInAsSeeded(
  db: Database,
  personId: string,
  by: { browser: Browser; when: WhenSignedIn },
): Promise<CookieToSet[]> {
  if (env().mode !== "try-out") throw notHere()
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ id: person.id, email: person.email })
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.erasedAt)))
    if (!found) throw notHere()
    return signIn(tx, { personId, email: found.email, method: "try-out", isNew: false }, by)
  })
}

const notHere = () => new Refusal("not-found", "There is nobody here by that name.")

export type SeededPerson = { readonly id: string; readonly name: string; readonly role: Role }

const MOST_LISTED = 12

/** Whom one can sign in as in the try-out: those who were there first, editors before members. Nobody elsewhere. */
export async function peopleToSignInAs(db: Database): Promise<SeededPerson[]> {
  if (env().mode !== "try-out") return []
  const rows = await db
    .select({ id: person.id, name: person.name, role: person.role })
    .from(person)
    .where(and(isNotNull(person.name), isNull(person.erasedAt)))
    .orderBy(asc(person.createdAt), asc(person.id))
    .limit(MOST_LISTED)
  return rows
    .map(({ id, name, role }) => ({ id, name: name ?? "", role }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || a.name.localeCompare(b.name))
}

const ORDER: readonly Role[] = ["editor", "admin", "member"]
