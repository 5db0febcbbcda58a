import { and, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm"
import type { Database } from "#db/client"
import { verificationToken } from "#db/tables/people"
import type { Browser } from "./browser"
import type { CookieToSet } from "./cookies"
import { personByEmail } from "./people"
import { codeOf, isShownCode, keptCode } from "./sign-in-code"
import { signIn, type WhenSignedIn } from "./signed-in"
import { hashOf } from "./tokens"

/** What became of a link: signed in, opened in another browser than the one that asked, or of no use any more. */
export type Confirmed =
  | { readonly outcome: "signed-in"; readonly cookies: CookieToSet[] }
  | { readonly outcome: "elsewhere" | "gone" }

export type CodeEntered = Confirmed | { readonly outcome: "wrong" }

/** What the page behind the link shows: whom it signs in. Elsewhere, `code` is there once the button was pressed. */
export type LinkSeen =
  | { readonly state: "here"; readonly email: string }
  | { readonly state: "gone" }
  | { readonly state: "elsewhere"; readonly code: string | null }

/** Five of a million, and only after the link's owner has asked to see the code. */
const MOST_CODES = 5

type By = { readonly browser: Browser; readonly when: WhenSignedIn }

/** What a link is worth in this browser. Only looks: opening a link, by whatever program, never spends it. */
export async function lookAtLink(db: Database, token: string, { cookies, now }: Browser): Promise<LinkSeen> {
  const linkHash = hashOf(token)
  const [row] = await db
    .select()
    .from(verificationToken)
    .where(and(eq(verificationToken.token, linkHash), gt(verificationToken.expires, now)))
  if (!row) return { state: "gone" }
  if (cookies.asked && row.binding === hashOf(cookies.asked)) return { state: "here", email: row.identifier }
  return { state: "elsewhere", code: row.code === null ? null : codeOf(linkHash) }
}

/**
 * Spends a link, once, in the browser that asked for it: signs its owner in. In any other browser the link is not spent;
 * from then on its code is valid in the browser that asked. The input is parsed: `confirmLinkInput`.
 */
export async function confirmLink(db: Database, token: string, by: By): Promise<Confirmed> {
  const { cookies, now } = by.browser
  const linkHash = hashOf(token)
  const valid = and(eq(verificationToken.token, linkHash), gt(verificationToken.expires, now))
  return db.transaction(async (tx): Promise<Confirmed> => {
    if (cookies.asked) {
      const here = and(valid, eq(verificationToken.binding, hashOf(cookies.asked)))
      const [spent] = await tx.delete(verificationToken).where(here).returning({ email: verificationToken.identifier })
      if (spent) return { outcome: "signed-in", cookies: await signInByEmail(tx, spent.email, by) }
    }
    const code = sql`coalesce(${verificationToken.code}, ${keptCode(codeOf(linkHash), linkHash)})`
    const shown = await tx
      .update(verificationToken)
      .set({ code })
      .where(valid)
      .returning({ token: verificationToken.token })
    return { outcome: shown.length > 0 ? "elsewhere" : "gone" }
  })
}

/**
 * Signs in by the code that the other browser shows, in the browser that asked for the link. Each wrong code counts;
 * after five the link is gone. The input is parsed: `signInCodeInput`.
 */
export async function signInByCode(db: Database, code: string, by: By): Promise<CodeEntered> {
  const { cookies, now } = by.browser
  if (!cookies.asked) return { outcome: "gone" }
  const asked = and(eq(verificationToken.binding, hashOf(cookies.asked)), gt(verificationToken.expires, now))
  return db.transaction(async (tx): Promise<CodeEntered> => {
    const [row] = await tx
      .update(verificationToken)
      .set({ attempts: sql`${verificationToken.attempts} + 1` })
      .where(and(asked, isNotNull(verificationToken.code), lt(verificationToken.attempts, MOST_CODES)))
      .returning()
    if (!row?.code) return { outcome: (await isWaiting(tx, asked)) ? "wrong" : "gone" }
    if (!isShownCode(code, { linkHash: row.token, kept: row.code })) {
      return { outcome: row.attempts < MOST_CODES ? "wrong" : "gone" }
    }
    await tx.delete(verificationToken).where(eq(verificationToken.token, row.token))
    return { outcome: "signed-in", cookies: await signInByEmail(tx, row.identifier, by) }
  })
}

/** Nobody has asked to see the code yet, so no code can be right: nothing is counted. */
async function isWaiting(tx: Database, asked: ReturnType<typeof and>): Promise<boolean> {
  const waiting = await tx
    .select({ token: verificationToken.token })
    .from(verificationToken)
    .where(and(asked, isNull(verificationToken.code)))
  return waiting.length > 0
}

async function signInByEmail(tx: Database, email: string, by: By): Promise<CookieToSet[]> {
  // Links that other browsers asked for are of no use any more.
  await tx.delete(verificationToken).where(eq(verificationToken.identifier, email))
  const { personId, isNew } = await personByEmail(tx, email, by.browser.now)
  return signIn(tx, { personId, email, method: "email", isNew }, by)
}
