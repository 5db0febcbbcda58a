import { eq } from "drizzle-orm"
import type { Actor } from "#core/actor"
import { person } from "#db/tables/people"
import { type Context, contextFor } from "#server/context"
import { newId } from "#server/new-id"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { grantRole } from "#server/people/grant-role"
import { saveProfile } from "#server/people/save-profile"
import { verifyPerson } from "#server/people/verify"
import { DISCLOSURES, PEOPLE, type PersonKey } from "./people"

/** Gives the context in which one of the demo's people does something, so many days before the demo is planted. */
export type Cast = (who: PersonKey, daysAgo: number) => Context

/** Lets the demo's people sign in for the first time, say who they are and declare their interests. */
export async function gatherCast(ctx: Context): Promise<Cast> {
  const ids = new Map<PersonKey, string>()
  for (const key of Object.keys(PEOPLE) as PersonKey[]) ids.set(key, await join(ctx, key))
  const cast: Cast = (who, daysAgo) => {
    const personId = ids.get(who) ?? ""
    const { role, profile } = PEOPLE[who]
    const actor: Actor = { kind: "person", personId, role, name: profile.name }
    return contextFor({ actor, db: ctx.db, now: daysBefore(ctx.now, daysAgo), sender: ctx.sender })
  }
  for (const key of ids.keys()) {
    const { role, profile } = PEOPLE[key]
    if (role !== "member") await grantRole(ctx, { personId: ids.get(key), role })
    const house = role === "member" ? "" : `${ctx.sender.publication} `
    await saveProfile(cast(key, 40), { ...profile, affiliation: house + profile.affiliation })
    await certifyDisclosure(cast(key, 40), { answers: DISCLOSURES[key], certified: true })
  }
  await verifyPerson(cast("ed", 39), { personId: ids.get("ada"), how: PEOPLE.ada.verified })
  return cast
}

/** What signing in does: the row that a confirmed link or a completed ORCID sign-in leaves. */
async function join(ctx: Context, key: PersonKey): Promise<string> {
  const { email } = PEOPLE[key]
  const at = daysBefore(ctx.now, 41)
  const orcid = key === "josiah" ? PEOPLE.josiah.orcid : null
  await ctx.db
    .insert(person)
    .values({ id: newId(), email, emailVerified: at, orcid, createdAt: at })
    .onConflictDoNothing()
  const [row] = await ctx.db.select({ id: person.id }).from(person).where(eq(person.email, email))
  return row?.id ?? ""
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)
