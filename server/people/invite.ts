import { and, eq, isNull } from "drizzle-orm"
import { personIdOf, ROLE_LABELS, type Role } from "#core/actor"
import { inviteInput } from "#core/people/inputs"
import { INVITATION } from "#core/people/session"
import { may } from "#core/policy"
import { invitationLetter } from "#core/post/people-letters"
import { Refusal } from "#core/refusal"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit } from "#server/permit"
import { writeLetter } from "#server/post/write-letter"
import { bylinesOf } from "./bylines"
import { grantRole } from "./grant-role"

const DAY = 86_400_000

/**
 * Invites whoever has this e-mail address to the desk: gives the role, making the person where nobody signed in with it
 * yet, and sends a letter. Only administrators may. Inviting again sends the letter again, and the days in which a role can
 * be taken up from a sign-in by mail begin anew. Refuses whoever works at the desk with an ORCID iD already.
 */
export async function inviteToDesk(ctx: Context, raw: unknown): Promise<{ personId: string; role: Role }> {
  permit(ctx, may(ctx.actor, "people.grant"), "Only administrators invite editors.")
  const { email, role, message } = parse(inviteInput, raw)
  return inTransaction(ctx, async (tx) => {
    await tx.db.insert(person).values({ id: newId(), email, createdAt: tx.now }).onConflictDoNothing()
    const theirs = and(eq(person.email, email), isNull(person.erasedAt))
    const [row] = await tx.db.select().from(person).where(theirs).for("update")
    if (!row) throw new Refusal("not-found", "Nobody can be invited at this address.")
    refuseWhoIsThere(row, role)
    await grantRole(tx, { personId: row.id, role })
    const invited = await record(tx, { kind: "person.invited", personId: row.id, detail: { role } })
    const bylines = await bylinesOf(tx, [personIdOf(tx.actor)])
    const by = tx.actor.kind === "person" ? bylines(tx.actor.personId).name : tx.sender.publication
    const letter = invitationLetter({
      sender: tx.sender,
      to: row.name,
      by,
      role: ROLE_LABELS[role],
      days: INVITATION / DAY,
      message,
    })
    await writeLetter(tx.db, { ...letter, cause: `event:${invited}`, recipient: email, now: tx.now })
    return { personId: row.id, role }
  })
}

/** An invitation is for whoever is not at the desk yet, and never lowers a role. */
function refuseWhoIsThere(row: { role: Role; orcid: string | null }, role: Role): void {
  const holds = ROLE_LABELS[row.role].toLowerCase()
  if (row.role === role && row.orcid !== null) refuse(`Whoever has this address is an ${holds} here already.`)
  if (row.role === "admin" && role === "editor") {
    refuse("Whoever has this address is an administrator here, who may do all that an editor may.")
  }
}

function refuse(sentence: string): never {
  throw new Refusal("not-possible-now", sentence, { email: sentence })
}
