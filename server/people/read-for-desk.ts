import { and, eq, isNull } from "drizzle-orm"
import type { Role } from "#core/actor"
import type { Byline } from "#core/credit/byline"
import { isId } from "#core/is-id"
import { disclosureLine } from "#core/people/disclosure"
import { may } from "#core/policy"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"
import { permit } from "#server/permit"
import { bylineOf } from "./bylines"
import { readDisclosure } from "./read-person"

/** A person as the editors see them. The address is for administrators only. */
export type DeskPersonView = {
  readonly byline: Byline
  readonly role: Role
  readonly email: string | null
  readonly joinedAt: Date
  readonly disclosure: { readonly line: string; readonly certifiedAt: Date } | null
}

/** The person with this id, for editors; null where there is none. */
export async function readPersonForDesk(ctx: Context, id: string): Promise<DeskPersonView | null> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  if (!isId(id)) return null
  const [row] = await ctx.db
    .select()
    .from(person)
    .where(and(eq(person.id, id), isNull(person.erasedAt)))
  if (!row) return null
  const newest = await readDisclosure(ctx, id)
  return {
    byline: bylineOf(row),
    role: row.role,
    email: may(ctx.actor, "people.grant") ? row.email : null,
    joinedAt: row.createdAt,
    disclosure: newest && { line: disclosureLine(newest.answers), certifiedAt: newest.certifiedAt },
  }
}
