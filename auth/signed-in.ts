import type { SignInMethod } from "#core/people/session"
import type { Database } from "#db/client"
import { env } from "#env"
import type { Browser } from "./browser"
import { type CookieToSet, withCookie, withoutCookie } from "./cookies"
import { beginSession } from "./sessions"

/** Somebody proved who they are. */
export type SignIn = {
  readonly personId: string
  readonly method: SignInMethod
  /** They were not known before: their record was made just now. */
  readonly isNew: boolean
  /** Their confirmed address is the one that this instance's owner named for its first administrator. */
  readonly isNamedAdmin: boolean
}

/** Somebody connected their ORCID iD to their account. `email` is where to tell them so. */
export type OrcidConnected = {
  readonly personId: string
  readonly name: string | null
  readonly email: string | null
  /** The bare iD. */
  readonly orcid: string
}

/** What else is to be done when it happens, in the same transaction: recording it, telling people. */
export type WhenSignedIn = {
  readonly signedIn: (tx: Database, happened: SignIn) => Promise<void>
  readonly orcidConnected: (tx: Database, happened: OrcidConnected) => Promise<void>
}

type Proven = {
  readonly personId: string
  readonly email: string | null
  readonly method: SignInMethod
  readonly isNew: boolean
}

/** Begins the session of somebody who proved who they are, and gives the cookies to set. In the caller's transaction. */
export async function signIn(
  tx: Database,
  { personId, email, method, isNew }: Proven,
  { browser, when }: { browser: Browser; when: WhenSignedIn },
): Promise<CookieToSet[]> {
  const { now, userAgent, cookies } = browser
  const isNamedAdmin = method === "email" && email !== null && email === env().firstAdmin?.toLowerCase()
  await when.signedIn(tx, { personId, method, isNew, isNamedAdmin })
  const token = await beginSession(tx, { personId, method, userAgent, now, replaces: cookies.session })
  return [withCookie("session", token), withoutCookie("asked"), withoutCookie("orcid")]
}
