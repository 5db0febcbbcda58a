import { v7 } from "uuid"
import type { Brief } from "#core/post/bundle"
import type { Letter } from "#core/post/letter"
import type { Database } from "#db/client"
import { letter } from "#db/tables/post"
import { enqueueLetter } from "./enqueue"

export type LetterToWrite = Letter & {
  /** What it is about: an event's id or a sign-in request. With the recipient it is unique. */
  readonly cause: string
  /** One bare e-mail address. */
  readonly recipient: string
  readonly now: Date
  /** The body opens something: it is blanked as soon as a mail server has it. */
  readonly secret?: boolean
  /** Not to be sent earlier than this; absent: at once. */
  readonly sendAfter?: Date
  /** Sending it later than this helps nobody. */
  readonly worthlessAfter?: Date
  /** Letters of one bundle to one recipient are held up so that they come together; `brief` is what is then told of it. */
  readonly bundle?: string
  readonly brief?: Brief
}

/**
 * Writes a letter and posts it, in the caller's transaction: both are there after its commit, neither after a rollback.
 * One of a bundle is posted by the worker instead, at once or with others when their time has come (`postBundles`).
 * A second letter to the same recipient about the same cause is not written. Gives whether this one was. Refuses, as a
 * bug, a recipient that is not one plain address and a subject of more than one line (header injection).
 */
export async function writeLetter(tx: Database, toWrite: LetterToWrite): Promise<boolean> {
  const { now, sendAfter, ...values } = toWrite
  if (!ONE_ADDRESS.test(values.recipient)) throw new Error("a letter needs one plain address")
  if (CONTROL.test(values.subject)) throw new Error("a subject is one line")
  const [written] = await tx
    .insert(letter)
    .values({ ...values, id: v7(), createdAt: now })
    .onConflictDoNothing({ target: [letter.cause, letter.recipient] })
    .returning({ id: letter.id })
  if (written && !toWrite.bundle)
    await enqueueLetter(tx, written.id, sendAfter && sendAfter > now ? sendAfter : undefined)
  return written !== undefined
}

const ONE_ADDRESS = /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]{1,255}$/u
const CONTROL = /[\p{Cc}\u2028\u2029]/u
