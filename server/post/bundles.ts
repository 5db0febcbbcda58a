import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm"
import { v7 } from "uuid"
import { type Brief, bundledLetter, QUARTER_MS } from "#core/post/bundle"
import type { Sender } from "#core/post/letter"
import type { Database } from "#db/client"
import { isWaitingInBundle, letter } from "#db/tables/post"
import { enqueueLetter } from "./enqueue"

/** Everything that arrives at the desk, for one editor. */
export const DESK = "desk"
/** That what somebody sent has arrived. */
export const RECEIPTS = "receipts"
/** What editors write in one thread, for its author. */
export const threadOf = (contributionId: string): string => `thread:${contributionId}`

type Bundle = { readonly recipient: string; readonly bundle: string }
type Way = { readonly sender: Sender; readonly now: Date }

const MOST_BUNDLES = 100
/** The most letters that one letter tells of; more of them come with the next. */
const MOST_TOLD = 500

/**
 * Posts what waits in bundles whose time has come: the first letter after a quarter of an hour of silence as it is, several
 * that came together as one. Each is told exactly once, however often the process is killed and however many there are:
 * what was told, and in which letter, is written in the transaction that posts it, under a lock of the bundle. Gives
 * whether anything was posted.
 */
export async function postBundles(db: Database, way: Way): Promise<boolean> {
  const waiting = await db
    .selectDistinct({ recipient: letter.recipient, bundle: letter.bundle })
    .from(letter)
    .where(and(isWaitingInBundle(letter), isQuiet(way.now)))
    .limit(MOST_BUNDLES)
  let posted = false
  for (const bundle of waiting) {
    if (await postBundle(db, bundle, way)) posted = true
  }
  return posted
}

/** Whether none of the bundle was posted for a quarter of an hour. */
function isQuiet(now: Date): SQL {
  const since = new Date(now.getTime() - QUARTER_MS).toISOString()
  return sql`not exists (select 1 from letter l where l.recipient = "letter"."recipient" and l.bundle = "letter"."bundle" and l.bundle <> '' and l.posted_at > ${since}::timestamptz)`
}

async function postBundle(db: Database, bundle: Bundle, { sender, now }: Way): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`bundle:${bundle.recipient} ${bundle.bundle}`}, 0))`,
    )
    const letters = await tx
      .select({ id: letter.id, brief: letter.brief })
      .from(letter)
      .where(
        and(
          eq(letter.recipient, bundle.recipient),
          eq(letter.bundle, bundle.bundle),
          isWaitingInBundle(letter),
          isQuiet(now),
        ),
      )
      .orderBy(asc(letter.createdAt), asc(letter.id))
      .limit(MOST_TOLD)
    const [first, ...others] = letters
    if (!first) return false
    const posted = others.length === 0 ? first.id : await writeTogether(tx, bundle, { letters, sender, now })
    await tx.update(letter).set({ postedAt: now }).where(eq(letter.id, posted))
    await enqueueLetter(tx, posted)
    return true
  })
}

type Together = Way & { readonly letters: readonly { readonly id: string; readonly brief: Brief | null }[] }

async function writeTogether(
  tx: Database,
  { recipient, bundle }: Bundle,
  { letters, sender, now }: Together,
): Promise<string> {
  const id = v7()
  const ids = letters.map((one) => one.id)
  const briefs = letters.flatMap(({ brief }) => brief ?? [])
  const said = bundledLetter(sender, briefs, bundle === DESK ? "/desk" : undefined)
  await tx.insert(letter).values({ id, cause: `told:${ids[0]}`, recipient, bundle, createdAt: now, ...said })
  await tx.update(letter).set({ toldIn: id }).where(inArray(letter.id, ids))
  return id
}
