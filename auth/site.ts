import type { Sender } from "#core/post/letter"
import { type Env, env } from "#env"

/** The name of this publication, where its editors are reached, and the origin that every link begins with. */
export const site = (): Sender => siteOf(env())

export const siteOf = ({ publicationName, publicationContact, authUrl }: Env): Sender => ({
  publication: publicationName,
  contact: publicationContact,
  origin: authUrl,
})

/** Whether this is the try-out on one's own machine, with its mailbox page and seeded people. */
export const isTryOut = (): boolean => env().mode === "try-out"
