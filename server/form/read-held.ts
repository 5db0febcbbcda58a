import { eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { Problems } from "#core/refusal"
import { heldForm } from "#db/tables/post"
import type { Context } from "#server/context"
import type { FormValues } from "./hold"

export type HeldForm = {
  readonly values: FormValues
  readonly problems: Problems
  readonly message: string
  /** When it was sent and refused; absent where no form came back. */
  readonly heldAt?: Date
}

/** No form came back. */
export const NOTHING_HELD: HeldForm = { values: {}, problems: {}, message: "" }

/**
 * The refused form with this id, for the page at `path`; nothing when there is none, when it was another page's or when
 * it is somebody else's. A form held for a visitor is given to whoever holds its id: they may have signed in meanwhile.
 */
export async function readHeldForm(ctx: Context, id: string | undefined, path: string): Promise<HeldForm> {
  if (!id) return NOTHING_HELD
  const [held] = await ctx.db.select().from(heldForm).where(eq(heldForm.id, id))
  if (!held || held.path !== path) return NOTHING_HELD
  if (held.personId !== null && held.personId !== personIdOf(ctx.actor)) return NOTHING_HELD
  return { values: held.values, problems: held.problems, message: held.message, heldAt: held.heldAt }
}
