import { type Actor, personIdOf } from "#core/actor"
import { Refusal } from "#core/refusal"
import type { Context } from "#server/context"

/** Refuses, with one sentence, whoever the policy does not let do this. A visitor is asked to sign in instead. */
export function permit(ctx: Context, isAllowed: boolean, sentence: string): void {
  if (isAllowed) return
  refuseVisitors(ctx)
  throw new Refusal("not-allowed", sentence)
}

/** Refuses everyone who has not signed in, and gives the person's id. */
export function refuseVisitors(ctx: { actor: Actor }): string {
  const personId = personIdOf(ctx.actor)
  if (personId === null) {
    throw new Refusal("sign-in-required", "Please sign in to go on. What you wrote is kept.")
  }
  return personId
}
