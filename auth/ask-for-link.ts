import { and, eq, gt, isNull, lt } from "drizzle-orm"
import { v7 } from "uuid"
import { LINK_SECONDS, MOST_WAIT_SECONDS } from "#core/people/sign-in"
import type { Letter } from "#core/post/letter"
import { signInLetter } from "#core/post/people-letters"
import type { Database } from "#db/client"
import { person, verificationToken } from "#db/tables/people"
import type { Browser } from "./browser"
import { type CookieToSet, withCookie } from "./cookies"
import type { Limits } from "./limits"
import { countMail } from "./mail-limits"
import { site } from "./site"
import { hashOf, newToken } from "./tokens"

/** How the link is posted: in the transaction that it is given, with everything a letter needs. */
export type PostLink = (
  tx: Database,
  letter: Letter & {
    cause: string
    recipient: string
    now: Date
    secret: true
    sendAfter: Date
    worthlessAfter: Date
  },
) => Promise<unknown>

type Asked = { readonly email: string; readonly returnTo: string }

/**
 * Posts a link that signs in the owner of `email`, and makes an earlier one that this browser asked for worthless; those
 * that other browsers asked for stay, so that nobody can take the owner's link away by asking too. Gives the cookie that
 * ties the link to this browser. Known and unknown addresses get the same answer after the same work; when more is asked
 * for than may be sent, letters to unknown ones leave later. `alarm` is called when that begins. Refuses with
 * `too-many-requests`. The input is parsed: `askForLinkInput`.
 */
export async function askForLink(
  db: Database,
  { email, returnTo }: Asked,
  { browser, limits, post, alarm }: { browser: Browser; limits: Limits; post: PostLink; alarm?: () => void },
): Promise<CookieToSet[]> {
  const { now, cookies } = browser
  const turn = await countMail(limits, { email, place: browser.address })
  if (turn.isAlarming) alarm?.()
  const [token, binding] = [newToken(), newToken()]
  await db.transaction(async (tx) => {
    await tx.delete(verificationToken).where(lt(verificationToken.expires, now))
    const { sendAfter, expires, worthlessAfter } = when(now, (await isKnown(tx, email)) ? 0 : turn.waitSeconds)
    const own = and(eq(verificationToken.identifier, email), eq(verificationToken.binding, hashOf(cookies.asked ?? "")))
    await tx.delete(verificationToken).where(own)
    await tx
      .insert(verificationToken)
      .values({ identifier: email, token: hashOf(token), expires, binding: hashOf(binding) })
    const letter = signInLetter({ sender: site(), link: linkFor(token, returnTo), minutes: LINK_SECONDS / 60 })
    const cause = `sign-in:${v7()}`
    await post(tx, { ...letter, cause, recipient: email, now, secret: true, sendAfter, worthlessAfter })
  })
  return [withCookie("asked", binding)]
}

/**
 * The address that this browser asked a link for, as long as that link is good: it is shown back, so that a typing error
 * is seen at once. Null where nothing was asked, or where a link to that address was spent.
 */
export async function addressAsked(db: Database, { cookies, now }: Browser): Promise<string | null> {
  if (!cookies.asked) return null
  const asked = and(eq(verificationToken.binding, hashOf(cookies.asked)), gt(verificationToken.expires, now))
  const [row] = await db.select({ email: verificationToken.identifier }).from(verificationToken).where(asked)
  return row?.email ?? null
}

/** A link holds for ten minutes from when its letter leaves. A letter that is not to be sent is worthless before it could be. */
function when(now: Date, waitSeconds: number | null) {
  const wait = waitSeconds ?? MOST_WAIT_SECONDS
  const sendAfter = new Date(now.getTime() + wait * 1000)
  const expires = new Date(sendAfter.getTime() + LINK_SECONDS * 1000)
  return { sendAfter, expires, worthlessAfter: waitSeconds === null ? now : expires }
}

async function isKnown(tx: Database, email: string): Promise<boolean> {
  const known = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.email, email), isNull(person.erasedAt)))
  return known.length > 0
}

/** Built on the configured address alone: no header of a request can send the link elsewhere. */
function linkFor(token: string, returnTo: string): string {
  const query = new URLSearchParams(returnTo === "/" ? { token } : { token, return: returnTo })
  return `${site().origin}/signin/confirm?${query}`
}
