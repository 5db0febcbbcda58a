import type { Database } from "#db/client"
import type { Browser } from "./browser"
import { type CookieToSet, withoutCookie } from "./cookies"
import { endSession, endSessionsOf } from "./sessions"
import { hashOf } from "./tokens"

/** Ends the session of the browser that asks, if it has one. Gives the cookies to set. */
export async function signOut(db: Database, { cookies }: Browser): Promise<CookieToSet[]> {
  if (cookies.session) await endSession(db, cookies.session)
  return [withoutCookie("session")]
}

/** Ends every session of a person; with `but`, all except that browser's. Gives how many ended. */
export async function signOutEverywhere(db: Database, personId: string, but?: Browser): Promise<number> {
  return endSessionsOf(db, personId, but?.cookies.session && hashOf(but.cookies.session))
}
