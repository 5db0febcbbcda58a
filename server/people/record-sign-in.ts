import { and, eq, ne, notExists } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { SYSTEM } from "#core/actor"
import type { SignInMethod } from "#core/people/session"
import { orcidConnectedLetter } from "#core/post/people-letters"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { record } from "#server/event/record"
import { writeLetter } from "#server/post/write-letter"

type SignedIn = {
  readonly personId: string
  readonly method: SignInMethod
  readonly isNew: boolean
  readonly isNamedAdmin: boolean
}

/**
 * Records somebody's first sign-in, and makes the person whom the owner named for it the first administrator, as long as
 * there is none. For the sign-in itself, in its transaction: nobody may have been permitted anything yet.
 */
export async function recordSignIn(ctx: Context, { personId, method, isNew, isNamedAdmin }: SignedIn): Promise<void> {
  if (isNew) await record(asThemselves(ctx, personId), { kind: "person.joined", personId, detail: { method } })
  if (!isNamedAdmin) return
  const admin = alias(person, "admin")
  const someAdmin = ctx.db.select({ id: admin.id }).from(admin).where(eq(admin.role, "admin"))
  const [before] = await ctx.db.select({ role: person.role }).from(person).where(eq(person.id, personId))
  const made = await ctx.db
    .update(person)
    .set({ role: "admin" })
    .where(and(eq(person.id, personId), ne(person.role, "admin"), notExists(someAdmin)))
    .returning({ id: person.id })
  if (made.length === 0) return
  const detail = { from: before?.role ?? "member", to: "admin" }
  await record({ ...ctx, actor: SYSTEM }, { kind: "person.role_granted", personId, detail })
}

type Connected = {
  readonly personId: string
  readonly name: string | null
  readonly email: string | null
  readonly orcid: string
}

/** Records that somebody connected their ORCID iD, and tells their address that there is a second way in now. */
export async function recordOrcidConnected(ctx: Context, { personId, name, email, orcid }: Connected): Promise<void> {
  const event = await record(asThemselves(ctx, personId), { kind: "person.orcid_connected", personId })
  if (!email) return
  const letter = orcidConnectedLetter({ sender: ctx.sender, to: name, orcid })
  await writeLetter(ctx.db, { ...letter, cause: `event:${event}`, recipient: email, now: ctx.now })
}

/** Before the sign-in is over the request is still a visitor's; what happens in it is the person's own doing. */
const asThemselves = (ctx: Context, personId: string): Context => ({
  ...ctx,
  actor: { kind: "person", personId, role: "member", name: null },
})
