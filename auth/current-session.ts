import { cookies } from "next/headers"
import { connection } from "next/server"
import { cache } from "react"
import { database } from "#db/client"
import { browserName } from "./cookies"
import { type ListedSession, listSessions, ownerOfEnded, readSession, type Session } from "./sessions"
import { signInRules } from "./sign-in-rules"

/** The session of the request being answered, read once for each page; null for visitors. */
export const currentSession = cache(async (): Promise<Session | null> => {
  // Whether a session holds depends on the time of the request, so nothing here may be rendered ahead of it.
  await connection()
  const token = (await cookies()).get(browserName("session"))?.value
  if (!token) return null
  return readSession(await database(), token, { rules: signInRules(), now: new Date() })
})

/** The person whose session in this browser has run out; undefined for visitors, and for whoever signed out. */
export async function ownerOfEndedSession(now: Date): Promise<string | undefined> {
  const token = (await cookies()).get(browserName("session"))?.value
  return token ? ownerOfEnded(await database(), token, now) : undefined
}

/** Where a person is signed in, the last used first. The browser that asks is the one with `currentSession()`'s id. */
export async function sessionsOf(personId: string): Promise<ListedSession[]> {
  return listSessions(await database(), personId, { rules: signInRules(), now: new Date() })
}
