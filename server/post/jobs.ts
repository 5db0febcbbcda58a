import { SYSTEM } from "#core/actor"
import type { Sender } from "#core/post/letter"
import { openedDatabase } from "#db/client"
import { contextFor } from "#server/context"
import { remindOfAmendments } from "#server/contribution/remind"
import type { Transport } from "./transport"
import { startWorker, type Worker } from "./worker"

/** Starts sending letters, reminders among them, in this process, on its database. Started already, does nothing. */
export async function startJobs(transport: Transport, sender: Sender): Promise<void> {
  shared.starting ??= openedDatabase().then((opened) => {
    const care = (now: Date) => remindOfAmendments(contextFor({ actor: SYSTEM, db: opened.db, now, sender }))
    return startWorker({ opened, transport, care })
  })
  try {
    await shared.starting
  } catch (error) {
    shared.starting = undefined
    throw error
  }
}

/** Finishes what is in hand and stops. To be called before the database is closed; not started, does nothing. */
export async function stopJobs(): Promise<void> {
  const starting = shared.starting
  shared.starting = undefined
  await (await starting)?.stop()
}

/** Sends what was posted now rather than within two seconds. To be called after the commit; not started, does nothing. */
export function wakePost(): void {
  void shared.starting?.then(
    (worker) => worker.wake(),
    () => undefined,
  )
}

declare global {
  var scholiumPost: { starting?: Promise<Worker> | undefined } | undefined
}

// Next bundles this module several times; the process must still have one worker, and every bundle must reach it.
globalThis.scholiumPost ??= {}
const shared = globalThis.scholiumPost
