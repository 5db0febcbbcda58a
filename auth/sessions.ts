import { and, eq, gt, isNull, lt, lte, ne, sql } from "drizzle-orm"
import type { Role } from "#core/actor"
import {
  LONGEST_SESSION,
  roleInUse,
  SIGN_IN_METHODS,
  type SignInMethod,
  type SignInRules,
  sessionHolds,
} from "#core/people/session"
import type { Database } from "#db/client"
import { noteIfPossible } from "#db/note"
import { person, session } from "#db/tables/people"
import { hashOf, newToken } from "./tokens"

/** A signed-in browser and whose it is, as of now. `id` is what is kept of its token. */
export type Session = {
  readonly id: string
  readonly personId: string
  readonly name: string | null
  readonly email: string | null
  readonly orcid: string | null
  /** The role that this session may use, and the one that the person holds. */
  readonly role: Role
  readonly heldRole: Role
  readonly method: SignInMethod
  readonly createdAt: Date
}

/** A session as its owner sees it in a list. Times are when it began and when it was last used, to the minute. */
export type ListedSession = Pick<Session, "id" | "method" | "createdAt"> & {
  readonly seenAt: Date
  readonly userAgent: string
}

type Beginning = {
  readonly personId: string
  readonly method: SignInMethod
  readonly userAgent: string
  readonly now: Date
  /** The token that the browser held until now: that session ends, whoever's it was. */
  readonly replaces?: string | undefined
}

/** Uses are written down once a minute at most. */
const SEEN_EVERY = 60_000
const USER_AGENT_LENGTH = 300

/**
 * Signs a browser in: gives a new token for its cookie and keeps only the token's hash. A token that the browser brought
 * along is never taken over (session fixation). Clears away this person's sessions that ran out long ago.
 */
export async function beginSession(db: Database, beginning: Beginning): Promise<string> {
  const { personId, method, userAgent, now, replaces } = beginning
  const token = newToken()
  if (replaces) await endSession(db, replaces)
  const longGone = new Date(now.getTime() - LONGEST_SESSION)
  await db.delete(session).where(and(eq(session.userId, personId), lt(session.expires, longGone)))
  await db.insert(session).values({
    sessionToken: hashOf(token),
    userId: personId,
    expires: new Date(now.getTime() + LONGEST_SESSION),
    createdAt: now,
    seenAt: now,
    method,
    userAgent: userAgent.slice(0, USER_AGENT_LENGTH),
  })
  return token
}

/**
 * The session that this token stands for, if it holds at `now`. The role is the one held now. Its use is written down where
 * the store takes it.
 */
export async function readSession(
  db: Database,
  token: string,
  { rules, now }: { rules: SignInRules; now: Date },
): Promise<Session | null> {
  const id = hashOf(token)
  const [row] = await db
    .select({
      personId: person.id,
      name: person.name,
      email: person.email,
      orcid: person.orcid,
      heldRole: person.role,
      method: session.method,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.userId))
    .where(and(eq(session.sessionToken, id), gt(session.expires, now), isNull(person.erasedAt)))
  if (!row) return null
  const method = methodFrom(row.method)
  if (!sessionHolds({ ...row, method }, { held: row.heldRole, rules, now })) {
    // It is kept for a while, so that what its browser sends later is held for its owner.
    await noteIfPossible(() => db.update(session).set({ expires: now }).where(eq(session.sessionToken, id)))
    return null
  }
  if (now.getTime() - row.seenAt.getTime() >= SEEN_EVERY) await noteIfPossible(() => writeDownUse(db, id, now))
  const { seenAt: _, ...whose } = row
  return { ...whose, id, role: roleInUse(row.heldRole, method, rules), method }
}

/** All sessions of a person that still hold in the role they may use, the last used first. */
export async function listSessions(
  db: Database,
  personId: string,
  { rules, now }: { rules: SignInRules; now: Date },
): Promise<ListedSession[]> {
  const rows = await db
    .select({
      id: session.sessionToken,
      method: session.method,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      userAgent: session.userAgent,
      heldRole: person.role,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.userId))
    .where(and(eq(session.userId, personId), gt(session.expires, now)))
    .orderBy(sql`${session.seenAt} desc`)
  return rows.flatMap(({ heldRole, ...row }) => {
    const listed = { ...row, method: methodFrom(row.method) }
    return sessionHolds(listed, { held: heldRole, rules, now }) ? [listed] : []
  })
}

/** Whose session this token stood for, where it has run out by itself and was not ended by anybody. */
export async function ownerOfEnded(db: Database, token: string, now: Date): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: session.userId })
    .from(session)
    .innerJoin(person, eq(person.id, session.userId))
    .where(and(eq(session.sessionToken, hashOf(token)), lte(session.expires, now), isNull(person.erasedAt)))
  return row?.personId
}

/** Ends the session of this token; without one, does nothing. */
export async function endSession(db: Database, token: string): Promise<void> {
  await db.delete(session).where(eq(session.sessionToken, hashOf(token)))
}

/** Ends all sessions of a person, or all but the one with id `but`. Gives how many that were. */
export async function endSessionsOf(db: Database, personId: string, but?: string): Promise<number> {
  const theirs = eq(session.userId, personId)
  const ended = await db
    .delete(session)
    .where(but ? and(theirs, ne(session.sessionToken, but)) : theirs)
    .returning({ id: session.sessionToken })
  return ended.length
}

/** A use never moves backwards, whichever of two requests writes last. */
async function writeDownUse(db: Database, id: string, now: Date): Promise<void> {
  await db
    .update(session)
    .set({ seenAt: now })
    .where(and(eq(session.sessionToken, id), lt(session.seenAt, now)))
}

/** A method that this code does not know is treated as the weakest. */
const methodFrom = (kept: string): SignInMethod => SIGN_IN_METHODS.find((method) => method === kept) ?? "email"
