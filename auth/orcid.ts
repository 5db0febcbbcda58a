import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm"
import { z } from "zod"
import type { EventKind } from "#core/event/vocabulary"
import type { OrcidProblem } from "#core/people/orcid-problems"
import { safeReturnPath } from "#core/people/return-path"
import { INVITATION, isFresh } from "#core/people/session"
import { Refusal } from "#core/refusal"
import type { Database } from "#db/client"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { env, type Orcid } from "#env"
import type { Browser } from "./browser"
import { type CookieToSet, withCookie, withoutCookie } from "./cookies"
import { arriveFromOrcid, leaveForOrcid, type OrcidIdentity } from "./orcid-provider"
import { personByOrcid } from "./people"
import { readSession, type Session } from "./sessions"
import { signInRules } from "./sign-in-rules"
import { signIn, type WhenSignedIn } from "./signed-in"

export type OrcidStarted = { readonly location: string; readonly cookies: CookieToSet[] }

export type OrcidFinished = {
  readonly outcome: "signed-in" | "connected" | OrcidProblem
  /** The path to go on to. */
  readonly to: string
  readonly cookies: CookieToSet[]
  /** What the log should hear about a failure. */
  readonly cause?: unknown
}

type By = { readonly browser: Browser; readonly when: WhenSignedIn }

/** Whether signing in with ORCID is set up here. */
export const hasOrcid = (): boolean => env().orcid !== undefined

/**
 * Starts the way to ORCID: to sign in, or to connect an iD to the person who is signed in. Connecting refuses with
 * `sign-in-required` unless the sign-in is of the last 15 minutes, and with `not-allowed` where it must not be done by
 * mail alone. The input is parsed: `startOrcidInput`.
 */
export async function startOrcid(
  db: Database,
  { connect, returnTo }: { connect: boolean; returnTo: string },
  browser: Browser,
): Promise<OrcidStarted> {
  const session = connect ? await sessionOf(db, browser) : null
  if (connect && !(session && isFresh(session, browser.now))) {
    throw new Refusal(
      "sign-in-required",
      "Please sign in again first: connecting an ORCID iD needs a sign-in of the last 15 minutes.",
    )
  }
  const { location, cookies } = await leaveForOrcid(configured())
  const intent = encoded({ returnTo, connects: session?.id ?? null })
  return { location, cookies: [...cookies, withCookie("orcid", intent)] }
}

/**
 * Ends the way to ORCID: signs in whoever has this iD, making their record when they are new, or connects the iD to the
 * person whose sign-in started it. Either way the browser gets a new session.
 */
export async function finishOrcid(db: Database, request: Request, by: By): Promise<OrcidFinished> {
  const { returnTo, connects } = decoded(by.browser.cookies.orcid)
  const { identity, cause, cookies } = await arriveFromOrcid(configured(), request)
  const over = [...cookies, withoutCookie("orcid")]
  if (!identity) return { outcome: wasCancelled(request) ? "cancelled" : "failed", to: returnTo, cookies: over, cause }
  const ended =
    connects === null ? await signInByOrcid(db, identity, by) : await connectOrcid(db, identity, connects, by)
  return { outcome: ended.outcome, to: returnTo, cookies: [...over, ...ended.cookies] }
}

type Ended = Pick<OrcidFinished, "outcome" | "cookies">

function signInByOrcid(db: Database, identity: OrcidIdentity, by: By): Promise<Ended> {
  return db.transaction(async (tx) => {
    const found = await personByOrcid(tx, { ...identity, now: by.browser.now })
    return { outcome: "signed-in", cookies: await signIn(tx, { ...found, email: null, method: "orcid" }, by) }
  })
}

async function connectOrcid(db: Database, identity: OrcidIdentity, sessionId: string, by: By): Promise<Ended> {
  const { browser, when } = by
  const { orcid } = identity
  const session = await sessionOf(db, browser)
  if (session?.id !== sessionId || !isFresh(session, browser.now)) return refused("not-fresh")
  if (session.orcid !== null && session.orcid !== orcid) return refused("other-iD-connected")
  const { personId, email } = session
  return db.transaction(async (tx): Promise<Ended> => {
    if (session.orcid === null) {
      if (!(await mayConnect(tx, session, browser.now))) return refused("mail-is-not-enough")
      const name = session.name ?? identity.name
      if (!(await writeOrcid(tx, { personId, orcid, name }))) return refused("belongs-to-another")
      await when.orcidConnected(tx, { personId, name, email, orcid })
    }
    const cookies = await signIn(tx, { personId, email: null, method: "orcid", isNew: false }, by)
    return { outcome: "connected", cookies }
  })
}

const refused = (outcome: OrcidProblem): Ended => ({ outcome, cookies: [] })

/** Only if the iD is nobody else's and the person has no other: two who try at once wait for each other. */
async function writeOrcid(
  tx: Database,
  { personId, orcid, name }: { personId: string; orcid: string; name: string | null },
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`orcid:${orcid}`}, 0))`)
  const [taken] = await tx.select({ id: person.id }).from(person).where(eq(person.orcid, orcid))
  if (taken) return taken.id === personId
  const mine = and(eq(person.id, personId), or(isNull(person.orcid), eq(person.orcid, orcid)))
  const written = await tx.update(person).set({ orcid, name }).where(mine).returning({ id: person.id })
  return written.length > 0
}

const TAKEN_UP_BY_MAIL = ["person.role_granted", "person.invited"] as const satisfies EventKind[]

/**
 * Whoever reads an editor's mail could otherwise connect an iD of their own and be that editor from then on. As with any
 * invitation, mail is enough for some days after the role was given, so that it can be taken up at all.
 */
async function mayConnect(tx: Database, { personId, role, heldRole }: Session, now: Date): Promise<boolean> {
  if (role === heldRole) return true
  const invited = new Date(now.getTime() - INVITATION)
  const given = and(inArray(event.kind, TAKEN_UP_BY_MAIL), eq(event.personId, personId), gt(event.at, invited))
  const lately = await tx
    .select({ id: event.id })
    .from(event)
    .where(and(eq(event.stream, "people"), given))
    .limit(1)
  return lately.length > 0
}

async function sessionOf(db: Database, { cookies, now }: Browser): Promise<Session | null> {
  return cookies.session ? readSession(db, cookies.session, { rules: signInRules(), now }) : null
}

function configured(): Orcid {
  const { orcid } = env()
  if (!orcid) throw new Refusal("not-found", "Signing in with ORCID is not set up here.")
  return orcid
}

const intentSchema = z.object({ returnTo: z.string().transform(safeReturnPath), connects: z.string().nullable() })
type Intent = z.infer<typeof intentSchema>

const encoded = (intent: Intent): string => Buffer.from(JSON.stringify(intent)).toString("base64url")

/** A cookie that is gone or broken means: sign in. To connect, it must name the session that the browser still has. */
function decoded(cookie: string | undefined): Intent {
  try {
    return intentSchema.parse(JSON.parse(Buffer.from(cookie ?? "", "base64url").toString()))
  } catch {
    return { returnTo: "/", connects: null }
  }
}

const wasCancelled = (request: Request): boolean => new URL(request.url).searchParams.get("error") === "access_denied"
