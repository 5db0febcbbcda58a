import { eq } from "drizzle-orm"
import { type Actor, ROLES, type Role } from "#core/actor"
import type { EventKind } from "#core/event/vocabulary"
import type { Sender } from "#core/post/letter"
import { Refusal } from "#core/refusal"
import { type Database, database } from "#db/client"
import { person } from "#db/tables/people"

/** An event as it was recorded, with what is needed to know which cached pages show something else now. */
export type RecordedEvent = {
  readonly id: number
  readonly kind: EventKind
  readonly articleSlug?: string | undefined
  readonly contributionId?: string | undefined
  /** People whose public page shows something else now. */
  readonly personIds: readonly string[]
}

/**
 * What every verb gets: who asks, where to write, the time of the request, and in whose name letters go out. `recorded` grows by the events that the
 * verb records; it is only to be read when the verb has succeeded.
 */
export type Context = {
  readonly actor: Actor
  readonly db: Database
  readonly now: Date
  readonly sender: Sender
  readonly recorded: RecordedEvent[]
}

type Asking = Pick<Context, "actor" | "now" | "sender">

/** A context on the process-wide database, for one request or one call by a script. */
export const openContext = async (asking: Asking): Promise<Context> => contextFor({ ...asking, db: await database() })

/** Where to read, for pages that are the same for everybody. */
export const openReading = async (): Promise<Pick<Context, "db">> => ({ db: await database() })

/** A context on a given database: the tests' way in. */
export const contextFor = (asking: Asking & Pick<Context, "db">): Context => ({ ...asking, recorded: [] })

/**
 * Runs a verb's writes as one transaction; inside another one it becomes a savepoint, so that verbs compose.
 * The actor's role is read again and held (`for share`) until the end, so that a role taken away meanwhile counts.
 */
export function inTransaction<Result>(ctx: Context, body: (ctx: Context) => Promise<Result>): Promise<Result> {
  return ctx.db.transaction(async (tx) => {
    await holdRole(ctx.actor, tx)
    return body({ ...ctx, db: tx })
  })
}

async function holdRole(actor: Actor, db: Database): Promise<void> {
  if (actor.kind !== "person") return
  const [row] = await db
    .select({ role: person.role, erasedAt: person.erasedAt })
    .from(person)
    .where(eq(person.id, actor.personId))
    .for("share")
  if (!row || row.erasedAt || rank(row.role) < rank(actor.role)) {
    throw new Refusal("not-allowed", "Your rights have changed meanwhile. Please reload the page and try again.")
  }
}

const rank = (role: Role) => ROLES.indexOf(role)
