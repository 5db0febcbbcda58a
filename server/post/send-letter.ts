import { and, eq, isNull, lt, or, sql } from "drizzle-orm"
import type { Database } from "#db/client"
import { letter } from "#db/tables/post"
import { JOB_SECONDS, MOST_ATTEMPTS } from "./enqueue"
import { type Transport, Undeliverable } from "./transport"

/** `not-ours`: it is sent, given up or in another worker's hands. `gave-up`: it will not be tried again. */
export type Outcome = "sent" | "gave-up" | "not-ours"

/** Shorter than the engine's own patience: when a job comes back, its letter is free again. */
const CLAIM_MS = (JOB_SECONDS - 20) * 1000
const PROBLEM_LENGTH = 500

type Way = { readonly transport: Transport; readonly now: Date }

/**
 * Sends one letter, once: claims it, hands it over, marks it as sent and, where a mail server has it now, blanks a secret
 * body. A failure is kept with the letter and thrown, so that the engine tries again; after the last attempt, past its
 * use, or refused for good, the letter is given up. Killed between handing over and marking, the next attempt sends the
 * same mail (same Message-ID) again: SMTP leaves no other choice than that or losing it.
 */
export async function sendLetter(db: Database, letterId: string, { transport, now }: Way): Promise<Outcome> {
  const claimed = await claim(db, letterId, now)
  if (!claimed) return "not-ours"
  if (claimed.worthlessAfter && claimed.worthlessAfter < now)
    return giveUp(db, claimed, now, "It was too late to send it.")
  try {
    await transport.send({ ...claimed, writtenAt: claimed.createdAt })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const last = error instanceof Undeliverable || claimed.attempts >= MOST_ATTEMPTS
    if (last) return giveUp(db, claimed, now, problem)
    await letGo(db, letterId, problem)
    throw error
  }
  await db
    .update(letter)
    .set({ sentAt: now, problem: null, ...blanked(claimed.secret && !transport.keepsSecrets) })
    .where(eq(letter.id, letterId))
  return "sent"
}

type Claimed = typeof letter.$inferSelect

async function claim(db: Database, letterId: string, now: Date): Promise<Claimed | undefined> {
  const free = or(isNull(letter.claimedAt), lt(letter.claimedAt, new Date(now.getTime() - CLAIM_MS)))
  const [claimed] = await db
    .update(letter)
    .set({ claimedAt: now, attempts: sql`${letter.attempts} + 1` })
    .where(and(eq(letter.id, letterId), isNull(letter.sentAt), isNull(letter.gaveUpAt), free))
    .returning()
  return claimed
}

async function letGo(db: Database, letterId: string, problem: string): Promise<void> {
  await db
    .update(letter)
    .set({ claimedAt: null, problem: problem.slice(0, PROBLEM_LENGTH) })
    .where(eq(letter.id, letterId))
}

async function giveUp(db: Database, claimed: Claimed, now: Date, problem: string): Promise<Outcome> {
  await db
    .update(letter)
    .set({ gaveUpAt: now, problem: problem.slice(0, PROBLEM_LENGTH), ...blanked(claimed.secret) })
    .where(eq(letter.id, claimed.id))
  return "gave-up"
}

const blanked = (secret: boolean) => (secret ? { body: "" } : {})
