import { SYSTEM } from "#core/actor"
import { tagsAfter } from "#core/event/tags"
import type { Sender } from "#core/post/letter"
import { openedDatabase } from "#db/client"
import { publishDue } from "#server/article/publish-due"
import { contextFor } from "#server/context"
import { remindOfAmendments } from "#server/contribution/remind"
import { postBundles } from "./bundles"
import type { Transport } from "./transport"
import { startWorker, type Worker } from "./worker"

type Work = {
  readonly transport: Transport
  readonly sender: Sender
  /** These tags of public pages are out of date. */
  readonly changed: (tags: readonly string[]) => void
}

/**
 * Starts sending letters, reminders among them, and publishing what is scheduled, in this process, on its database.
 * Started already, does nothing.
 */
export async function startJobs({ transport, sender, changed }: Work): Promise<void> {
  shared.starting ??= openedDatabase().then((opened) => {
    const at = (now: Date) => contextFor({ actor: SYSTEM, db: opened.db, now, sender })
    const care = (now: Date) => remindOfAmendments(at(now))
    const publish = async (now: Date) => {
      const ctx = at(now)
      const done = await publishDue(ctx)
      changed(tagsAfter(ctx.recorded))
      return done > 0
    }
    const gather = (now: Date) => postBundles(opened.db, { sender, now })
    return startWorker({ opened, transport, care, gather, publish })
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
