import { type Browser, currentBrowser } from "#auth/browser"
import type { WhenSignedIn } from "#auth/signed-in"
import type { Context } from "#server/context"
import { recordOrcidConnected, recordSignIn } from "#server/people/record-sign-in"

/** Who signs in by which browser, and what is recorded when they do. */
export async function by(ctx: Context): Promise<{ browser: Browser; when: WhenSignedIn }> {
  return {
    browser: await currentBrowser(ctx.now),
    when: {
      signedIn: (tx, happened) => recordSignIn({ ...ctx, db: tx }, happened),
      orcidConnected: (tx, happened) => recordOrcidConnected({ ...ctx, db: tx }, happened),
    },
  }
}

/** The sign-in page, and one of its parts, for somebody who wants to go on to `returnTo` afterwards. */
export function signInPage(part: "" | "/sent" | "/confirm", query: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== "/")
  return `/signin${part}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`
}
