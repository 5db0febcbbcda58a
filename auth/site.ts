import type { Sender } from "#core/post/letter"
import { env } from "#env"

/** The name of this publication and the origin that every link in mails, feeds and records begins with. */
export const site = (): Sender => ({ publication: "Scholium", origin: env().authUrl })

/** Whether this is the try-out on one's own machine, with its mailbox page and seeded people. */
export const isTryOut = (): boolean => env().mode === "try-out"
