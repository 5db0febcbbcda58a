import { LONGEST_SESSION } from "#core/people/session"
import { LINK_SECONDS, MOST_WAIT_SECONDS } from "#core/people/sign-in"
import { env } from "#env"

/** `session`: who is signed in. `asked`: this browser asked for a link. `orcid`: what the way to ORCID was taken for. */
export type CookieName = "session" | "asked" | "orcid"

/** What a browser is asked to keep, under the name it sees. An age of 0 seconds takes it away. */
export type CookieToSet = { readonly name: string; readonly value: string; readonly maxAgeSeconds: number }

/** How long somebody may take to sign in at ORCID. */
export const ORCID_SECONDS = 900

const AGES = {
  session: LONGEST_SESSION / 1000,
  // The same for everybody, also for those whose letter leaves later.
  asked: MOST_WAIT_SECONDS + LINK_SECONDS,
  orcid: ORCID_SECONDS,
} satisfies Record<CookieName, number>

export const withCookie = (name: CookieName, value: string): CookieToSet => ({
  name: browserName(name),
  value,
  maxAgeSeconds: AGES[name],
})

export const withoutCookie = (name: CookieName): CookieToSet => ({
  name: browserName(name),
  value: "",
  maxAgeSeconds: 0,
})

/** Over https the `__Host-` prefix: no other host, subdomains included, can plant or overwrite it (RFC 6265bis). */
export const browserName = (name: CookieName): string => `${isHttps() ? "__Host-" : ""}scholium-${name}`

/** Every cookie is for requests of this site only, out of reach of scripts, and over https never sent without it. */
export const cookieAttributes = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() }) as const

const isHttps = () => env().authUrl.startsWith("https:")
