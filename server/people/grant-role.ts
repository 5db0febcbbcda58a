import { eq } from "drizzle-orm"
import { personIdOf, type Role } from "#core/actor"
import { grantRoleInput } from "#core/people/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit } from "#server/permit"

/**
 * Gives a person a role. Only administrators may (and `npm run grant`, which acts for the system); nobody takes away
 * their own administration, so that there is always one left. A role held already is no event.
 */
export async function grantRole(ctx: Context, raw: unknown): Promise<{ personId: string; role: Role }> {
  permit(ctx, may(ctx.actor, "people.grant"), "Only administrators change roles.")
  const { personId, role } = parse(grantRoleInput, raw)
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db.select({ role: person.role }).from(person).where(eq(person.id, personId)).for("update")
    if (!row) throw new Refusal("not-found", "There is no such person.")
    if (row.role === role) return { personId, role }
    if (personId === personIdOf(tx.actor)) {
      throw new Refusal("not-possible-now", "You cannot change your own role; ask another administrator.")
    }
    await tx.db.update(person).set({ role }).where(eq(person.id, personId))
    await record(tx, { kind: "person.role_granted", personId, detail: { from: row.role, to: role } })
    return { personId, role }
  })
}

/**
 * As `grantRole`, for whoever has or will have this e-mail address: where nobody signed in with it yet, the person is
 * made, so that the role is there when they come. `email` is one bare address.
 */
export async function grantRoleTo(
  ctx: Context,
  { email, role }: { email: string; role: Role },
): Promise<{ personId: string; role: Role }> {
  permit(ctx, may(ctx.actor, "people.grant"), "Only administrators change roles.")
  return inTransaction(ctx, async (tx) => {
    const address = email.trim().toLowerCase()
    await tx.db.insert(person).values({ id: newId(), email: address, createdAt: tx.now }).onConflictDoNothing()
    const [row] = await tx.db.select({ id: person.id }).from(person).where(eq(person.email, address))
    if (!row) throw new Refusal("not-found", "There is no such person.")
    return grantRole(tx, { personId: row.id, role })
  })
}
