import { eq, like, sql } from "drizzle-orm"
import { slugify } from "#core/document/slug"
import { profileInput } from "#core/people/inputs"
import { may } from "#core/policy"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"

type Profile = Pick<typeof person.$inferSelect, "name" | "credentials" | "affiliation" | "biography" | "topics">

/**
 * Says under which name, with which credentials and affiliation a person is credited. The first time, it gives them the
 * address of their public page, which stays when the name changes. ORCID iD, e-mail and role are never set here. Saving
 * what is so already succeeds and writes nothing.
 */
export async function saveProfile(ctx: Context, raw: unknown): Promise<{ personId: string; slug: string }> {
  permit(ctx, may(ctx.actor, "profile.write"), "Only you can change your profile.")
  const personId = refuseVisitors(ctx)
  const input = parse(profileInput, raw)
  return inTransaction(ctx, async (tx) => {
    // Two people of one name who come at once take turns, so that each gets an address of their own.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('person-slug', 0))`)
    const [row] = await tx.db.select().from(person).where(eq(person.id, personId))
    if (row?.slug && saysTheSame(row, input)) return { personId, slug: row.slug }
    const slug = row?.slug ?? (await freeSlug(tx, input.name))
    await tx.db
      .update(person)
      .set({ ...input, slug })
      .where(eq(person.id, personId))
    await record(tx, { kind: "person.profile_changed", personId })
    return { personId, slug }
  })
}

function saysTheSame(row: Profile, { topics, ...texts }: Profile): boolean {
  const fields = Object.keys(texts) as (keyof typeof texts)[]
  return fields.every((field) => row[field] === texts[field]) && row.topics.join("\n") === topics.join("\n")
}

async function freeSlug(ctx: Context, name: string): Promise<string> {
  const wanted = slugify(name) || "contributor"
  const rows = await ctx.db
    .select({ slug: person.slug })
    .from(person)
    .where(like(person.slug, `${wanted}%`))
  const taken = new Set(rows.map((row) => row.slug))
  let n = 1
  const candidate = () => (n === 1 ? wanted : `${wanted}-${n}`)
  while (taken.has(candidate())) n++
  return candidate()
}
