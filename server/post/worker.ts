import { and, isNotNull, isNull, lt, or, sql } from "drizzle-orm"
import PgBoss from "pg-boss"
import type { OpenDatabase } from "#db/client"
import { letter } from "#db/tables/post"
import { log } from "#server/log"
import { POST } from "./enqueue"
import { sendLetter } from "./send-letter"
import type { Transport } from "./transport"

export type Worker = {
  /** Looks for letters now instead of at the next turn: called after a commit that posted one. */
  readonly wake: () => void
  /** Finishes what is in hand, takes up nothing new and leaves the database alone afterwards. */
  readonly stop: () => Promise<void>
}

type Work = {
  readonly opened: OpenDatabase
  readonly transport: Transport
  /** What else is to be looked after now and then: reminders. May fail; it is tried again. */
  readonly care?: (now: Date) => Promise<unknown>
  /** Posts what waited to come with others; gives whether there was anything. */
  readonly gather?: (now: Date) => Promise<boolean>
  /** Publishes what is due; gives whether there was anything. */
  readonly publish?: (now: Date) => Promise<boolean>
  /** How often to look for letters, and for what is due, when nobody wakes the worker. */
  readonly everyMs?: number
}

const AT_ONCE = 5
const EVERY_MS = 2_000
const CARE_EVERY_MS = 3_600_000
const FIRST_CARE_MS = 60_000
const KEPT_DAYS = 90

/**
 * Starts a worker that sends posted letters, on either store. Several may run on one PostgreSQL: each letter is given to
 * one. What a killed worker had in hand is taken up again: at once on the embedded store, which is one process's alone,
 * otherwise after two to three minutes.
 */
export async function startWorker({
  opened,
  transport,
  care,
  gather,
  publish,
  everyMs = EVERY_MS,
}: Work): Promise<Worker> {
  const asked = new Set<Promise<unknown>>()
  const executeSql = (text: string, values?: unknown[]) => {
    const asking = opened.executeSql(text, values)
    asked.add(asking)
    return asking.finally(() => asked.delete(asking))
  }
  const boss = new PgBoss({ db: { executeSql }, migrate: false, schedule: false, maintenanceIntervalSeconds: 60 })
  boss.on("error", (error) => log.warn({ err: error }, "the job engine met a problem"))
  await boss.start()
  if (opened.kind === "embedded") await takeUpInterrupted(opened)
  const caring = lookAfter(opened, care)
  const turns = takeTurns(everyMs, async () => {
    const gathered = await gather?.(new Date())
    return (await sendNext(boss, { opened, transport })) || gathered === true
  })
  const publishing = publish && takeTurns(everyMs, () => publish(new Date()))
  return {
    wake: turns.wake,
    stop: async () => {
      await caring.stop()
      await publishing?.stop()
      await turns.stop()
      await boss.stop({ graceful: false })
      await Promise.allSettled(asked)
      transport.close()
    },
  }
}

/** Sends the next few letters. Gives whether there were any. The engine's own loop would not wait for its bookkeeping. */
async function sendNext(boss: PgBoss, { opened, transport }: Work): Promise<boolean> {
  const jobs = await boss.fetch<{ letterId: string }>(POST, { batchSize: AT_ONCE })
  await Promise.all(
    jobs.map(async (job) => {
      try {
        const outcome = await sendLetter(opened.db, job.data.letterId, { transport, now: new Date() })
        await boss.complete(POST, job.id)
        if (outcome === "gave-up") log.error({ letter: job.data.letterId }, "a letter could not be sent")
      } catch (error) {
        log.warn({ err: error, letter: job.data.letterId }, "a letter was not sent and will be tried again")
        await boss.fail(POST, job.id)
      }
    }),
  )
  return jobs.length > 0
}

/** Repeats `turn` until stopped: at once while it finds something, else when woken or after a pause. */
function takeTurns(pauseMs: number, turn: () => Promise<boolean>) {
  let stopped = false
  let woken = false
  let endPause = () => {}
  const wake = () => {
    woken = true
    endPause()
  }
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const running = (async () => {
    while (!stopped) {
      woken = false
      const found = await turn().catch((error) => {
        log.warn({ err: error }, "a turn of the post failed and will be taken again")
        return false
      })
      if (!found && !woken && !stopped) await pause()
    }
  })()
  const stop = () => {
    stopped = true
    wake()
    return running
  }
  return { wake, stop }
}

/** Jobs and letters that the last process on this store had in hand when it ended. */
async function takeUpInterrupted({ db }: OpenDatabase): Promise<void> {
  await db.execute(
    sql`update pgboss.job set state = 'retry', start_after = now() where name = ${POST} and state = 'active'`,
  )
  await db
    .update(letter)
    .set({ claimedAt: null })
    .where(and(isNotNull(letter.claimedAt), isNull(letter.sentAt), isNull(letter.gaveUpAt)))
}

/** Sends reminders and clears old letters away, soon after the start and then every hour. */
function lookAfter(opened: OpenDatabase, care: Work["care"]): { stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const turn = () => {
    running = running
      .then(() => forgetOldLetters(opened, new Date()))
      .then(() => care?.(new Date()))
      .catch((error) => log.warn({ err: error }, "reminders could not be sent and will be tried again"))
  }
  const first = setTimeout(turn, FIRST_CARE_MS)
  const every = setInterval(turn, CARE_EVERY_MS)
  first.unref()
  every.unref()
  return {
    stop: async () => {
      clearTimeout(first)
      clearInterval(every)
      await running
    },
  }
}

/** Letters hold addresses and words: they are kept only as long as somebody may ask whether one was sent. */
async function forgetOldLetters({ db }: OpenDatabase, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  try {
    const told = and(isNotNull(letter.toldIn), lt(letter.createdAt, old))
    await db.delete(letter).where(or(lt(letter.sentAt, old), lt(letter.gaveUpAt, old), told))
  } catch (error) {
    log.warn({ err: error }, "old letters could not be cleared away")
  }
}
