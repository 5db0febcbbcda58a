import { cookies, headers } from "next/headers"
import { browserName, type CookieName, type CookieToSet, cookieAttributes } from "./cookies"

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
    address: addressFrom(sent.get("x-forwarded-for")),
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

/**
 * The last entry is the one that our own front proxy added (or Next, where there is none): those before it are the
 * sender's to write. Whoever has one IPv6 address has a network of them.
 */
export function addressFrom(forwardedFor: string | null): string {
  const last = forwardedFor?.split(",").at(-1)?.trim() ?? ""
  const v4 = last.match(/^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i)?.[1]
  if (v4) return v4
  if (!/^[0-9a-f:]+$/i.test(last)) return "unknown"
  return `${networkOf(last.toLowerCase())}/64`
}

/** The first four groups of an IPv6 address, "::" written out, without leading zeros. */
function networkOf(address: string): string {
  const [head = "", tail] = address.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean)
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")
}
