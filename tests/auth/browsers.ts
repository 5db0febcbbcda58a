import { askForLink, type PostLink } from "#auth/ask-for-link"
import type { Browser } from "#auth/browser"
import { browserName, type CookieName, type CookieToSet } from "#auth/cookies"
import { type Limits, limitsInMemory } from "#auth/limits"
import type { OrcidConnected, SignIn, WhenSignedIn } from "#auth/signed-in"
import type { Database } from "#db/client"

export const start = new Date("2026-11-22T09:00:00Z")
export const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

/** A browser that keeps what it is told to keep, as browsers do. `foreign` are the cookies of the OpenID library. */
export function aBrowser(at: { address?: string; now?: Date } = {}) {
  const kept: Partial<Record<CookieName, string>> = {}
  const foreign = new Map<string, string>()
  const names: readonly CookieName[] = ["session", "asked", "orcid"]
  const keep = (cookies: readonly CookieToSet[]) => {
    for (const { name, value, maxAgeSeconds } of cookies) {
      const ours = names.find((one) => browserName(one) === name)
      if (ours) kept[ours] = maxAgeSeconds === 0 ? undefined : value
      else if (maxAgeSeconds === 0) foreign.delete(name)
      else foreign.set(name, value)
    }
  }
  const asks = (now = at.now ?? start): Browser => ({
    address: at.address ?? "192.0.2.1",
    userAgent: "Firefox",
    cookies: { ...kept },
    now,
  })
  return { kept, foreign, keep, asks }
}
export type TestBrowser = ReturnType<typeof aBrowser>

export type PostedLetter = Parameters<PostLink>[1]

/** Asks for a link; gives the letter that was posted and the token in its link. */
export async function askedForLink(
  db: Database,
  email: string,
  { browser, now = start, limits = limitsInMemory(), returnTo = "/" }: AskedBy,
): Promise<{ letter: PostedLetter; link: string; token: string }> {
  const posted: PostedLetter[] = []
  const post: PostLink = async (_, letter) => {
    posted.push(letter)
  }
  browser.keep(await askForLink(db, { email, returnTo }, { browser: browser.asks(now), limits, post }))
  const [letter] = posted
  if (!letter) throw new Error("no letter was posted")
  const link = letter.body.match(/https?:\S+/)?.[0] ?? ""
  return { letter, link, token: new URL(link).searchParams.get("token") ?? "" }
}

type AskedBy = { browser: TestBrowser; now?: Date; limits?: Limits; returnTo?: string }

/** Keeps what happened when somebody signed in. */
export function heard(): WhenSignedIn & { signIns: SignIn[]; connections: OrcidConnected[] } {
  const signIns: SignIn[] = []
  const connections: OrcidConnected[] = []
  return {
    signIns,
    connections,
    signedIn: async (_, happened) => void signIns.push(happened),
    orcidConnected: async (_, happened) => void connections.push(happened),
  }
}
