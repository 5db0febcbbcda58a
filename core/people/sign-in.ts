import { z } from "zod"
import { safeReturnPath } from "./return-path"

const LONGEST_ADDRESS = 254

/** How long a link and its code work (seconds): OWASP ASVS 5.0 V6.5.5 allows ten minutes. */
export const LINK_SECONDS = 600
/** How long a letter to an address that nobody knows may have to wait when too many are asked for; later ones are not sent. */
export const MOST_WAIT_SECONDS = 3_600

const returnTo = z.unknown().transform(safeReturnPath)

/** Addresses are compared as they are kept: in lower case, ASCII only, so that no two look alike. */
export const emailAddress = z
  .string("Enter your e-mail address.")
  .trim()
  .toLowerCase()
  .min(1, "Enter your e-mail address.")
  .max(LONGEST_ADDRESS, "This is too long for an e-mail address.")
  .pipe(z.email("This does not look like an e-mail address. It should look like name@example.org."))

export const askForLinkInput = z.strictObject({ email: emailAddress, returnTo })

/** A token is 32 random bytes in base64url. Anything else was cut off on its way. */
export const confirmLinkInput = z.strictObject({
  token: z
    .string()
    .regex(/^[\w-]{43}$/, "This link is not complete. Copy it whole from the mail, or ask for a new one."),
  returnTo,
})

/** People read codes in groups: spaces and hyphens between the digits do not matter. */
export const signInCodeInput = z.strictObject({
  code: z
    .string("Enter the six digits.")
    .transform((code) => code.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits that the other browser shows.")),
  returnTo,
})

export const signInAsInput = z.strictObject({ personId: z.uuid("Choose one of the people listed."), returnTo })

/** `connect` adds the ORCID iD to the person who is signed in; otherwise it is a way to sign in. */
export const startOrcidInput = z.strictObject({ connect: z.boolean(), returnTo })
