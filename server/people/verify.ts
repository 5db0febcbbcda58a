import { eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { verifyPersonInput } from "#core/people/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { permit } from "#server/permit"

/** Writes down that an editor checked who a person is, and how; readers see both beside the name. Nobody vouches for themselves. */
export async function verifyPerson(ctx: Context, raw: unknown): Promise<{ personId: string }> {
  permit(ctx, may(ctx.actor, "people.verify"), "Only editors confirm who a person is.")
  const { personId, how } = parse(verifyPersonInput, raw)
  const verifiedBy = personIdOf(ctx.actor)
  if (personId === verifiedBy) throw new Refusal("not-allowed", "Another editor has to confirm who you are.")
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db
      .update(person)
      .set({ verifiedHow: how, verifiedAt: tx.now, verifiedBy })
      .where(eq(person.id, personId))
      .returning({ id: person.id })
    if (changed.length === 0) throw new Refusal("not-found", "There is no such person.")
    await record(tx, { kind: "person.verified", personId })
    return { personId }
  })
}
