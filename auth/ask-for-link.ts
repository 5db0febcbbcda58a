import { and, eq, gt, lt } from "drizzle-orm"
import { v7 } from "uuid"
import { LINK_SECONDS } from "#core/people/sign-in"
import type { Letter } from "#core/post/letter"
import { signInLetter } from "#core/post/people-letters"
import type { Database } from "#db/client"
import { verificationToken } from "#db/tables/people"
import type { Browser } from "./browser"
import { type CookieToSet, withCookie } from "./cookies"
import { countMail, type Limits } from "./limits"
import { site } from "./site"
import { hashOf, newToken } from "./tokens"

/** How the link is posted: in the transaction that it is given, with everything a letter needs. */
export type PostLink = (
  tx: Database,
  letter: Letter & { cause: string; recipient: string; now: Date; secret: true; worthlessAfter: Date },
) => Promise<unknown>

type Asked = { readonly email: string; readonly returnTo: string }

/**
 * Posts a link that signs in the owner of `email` and makes every earlier link to that address worthless. Gives the
 * cookie that ties the link to the browser that asked. Nobody is looked up, so known and unknown addresses get the same
 * answer after the same work. Refuses with `too-many-requests`. The input is parsed: `askForLinkInput`.
 */
export async function askForLink(
  db: Database,
  { email, returnTo }: Asked,
  { browser, limits, post }: { browser: Browser; limits: Limits; post: PostLink },
): Promise<CookieToSet[]> {
  await countMail(limits, { email, place: browser.address })
  const { now } = browser
  const [token, binding] = [newToken(), newToken()]
  const expires = new Date(now.getTime() + LINK_SECONDS * 1000)
  const fresh = { token: hashOf(token), expires, binding: hashOf(binding), code: null, attempts: 0 }
  await db.transaction(async (tx) => {
    await tx.delete(verificationToken).where(lt(verificationToken.expires, now))
    await tx
      .insert(verificationToken)
      .values({ identifier: email, ...fresh })
      .onConflictDoUpdate({ target: verificationToken.identifier, set: fresh })
    const letter = signInLetter({ sender: site(), link: linkFor(token, returnTo), minutes: LINK_SECONDS / 60 })
    const cause = `sign-in:${v7()}`
    await post(tx, { ...letter, cause, recipient: email, now, secret: true, worthlessAfter: expires })
  })
  return [withCookie("asked", binding)]
}

/**
 * The address that this browser asked a link for, as long as that link is good: it is shown back, so that a typing error
 * is seen at once. Null where nothing was asked, where the link was spent, or where a newer one went to that address.
 */
export async function addressAsked(db: Database, { cookies, now }: Browser): Promise<string | null> {
  if (!cookies.asked) return null
  const asked = and(eq(verificationToken.binding, hashOf(cookies.asked)), gt(verificationToken.expires, now))
  const [row] = await db.select({ email: verificationToken.identifier }).from(verificationToken).where(asked)
  return row?.email ?? null
}

/** Built on the configured address alone: no header of a request can send the link elsewhere. */
function linkFor(token: string, returnTo: string): string {
  const query = new URLSearchParams(returnTo === "/" ? { token } : { token, return: returnTo })
  return `${site().origin}/signin/confirm?${query}`
}
