import { currentActor } from "#auth/current-actor"
import { site } from "#auth/site"
import { type Context, openContext } from "#server/context"

/** The context of the request being answered: who asks, by the session in its cookie, and the time it came. */
export async function requestContext(): Promise<Context> {
  const actor = await currentActor()
  return openContext({ actor, now: new Date(), sender: site() })
}
