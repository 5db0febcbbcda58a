import { createHmac, timingSafeEqual } from "node:crypto"
import { env } from "#env"

/**
 * The six digits that stand for a link in the browser that asked for it. Made from the link's hash and the secret, so
 * that they can be shown again to whoever has the link and are kept nowhere.
 */
export function codeOf(linkHash: string): string {
  const number = createHmac("sha256", env().authSecret).update(`sign-in code ${linkHash}`).digest().readUInt32BE()
  return String(number % 1_000_000).padStart(6, "0")
}

/** What is kept of a code once it was shown. */
export const keptCode = (code: string, linkHash: string): string =>
  createHmac("sha256", env().authSecret).update(`shown code ${linkHash} ${code}`).digest("hex")

/** Whether `code` is the one that was shown. Takes as long for a nearly right one. */
export function isShownCode(code: string, { linkHash, kept }: { linkHash: string; kept: string }): boolean {
  return timingSafeEqual(Buffer.from(keptCode(code, linkHash), "hex"), Buffer.from(kept, "hex"))
}
