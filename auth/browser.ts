import { cookies, headers } from "next/headers"
import { clientAddress } from "./client-address"
import { browserName, type CookieName, type CookieToSet, cookieAttributes } from "./cookies"
import { trustedProxies } from "./trusted-proxies"

/** The browser that asks, as far as signing in needs to know it. */
export type Browser = {
  /** Where requests are counted by: an IPv4 address, or the /64 network of an IPv6 one. */
  readonly address: string
  readonly userAgent: string
  readonly cookies: Readonly<Partial<Record<CookieName, string>>>
  /** When it asked. */
  readonly now: Date
}

/** The browser that sent the request being answered. */
export async function currentBrowser(now: Date): Promise<Browser> {
  const [jar, sent] = [await cookies(), await headers()]
  const kept = (name: CookieName) => jar.get(browserName(name))?.value || undefined
  return {
    address: clientAddress({ forwardedFor: sent.get("x-forwarded-for"), trusted: trustedProxies() }),
    userAgent: sent.get("user-agent") ?? "",
    cookies: { session: kept("session"), asked: kept("asked"), orcid: kept("orcid") },
    now,
  }
}

/** Puts cookies on the answer to the request. Only in a Route Handler. */
export async function setCookies(list: readonly CookieToSet[]): Promise<void> {
  const jar = await cookies()
  for (const { name, value, maxAgeSeconds } of list) {
    jar.set(name, value, { ...cookieAttributes(), maxAge: maxAgeSeconds })
  }
}
