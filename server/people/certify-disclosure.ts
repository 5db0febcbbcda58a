import { desc, eq, sql } from "drizzle-orm"
import { disclosureExpiry } from "#core/people/disclosure"
import { disclosureInput } from "#core/people/inputs"
import { may } from "#core/policy"
import { disclosure } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"

/**
 * Certifies a person's answers to the 13 ICMJE categories, for one year from now. Every category needs an answer; "none"
 * is one. Earlier disclosures stay as they were, with the contributions that were sent under them.
 */
export async function certifyDisclosure(ctx: Context, raw: unknown): Promise<{ disclosureId: string }> {
  permit(ctx, may(ctx.actor, "disclosure.certify"), "Only you can declare your interests.")
  const personId = refuseVisitors(ctx)
  const input = parse(disclosureInput, raw)
  return inTransaction(ctx, async (tx) => {
    // Two tabs that certify at once take turns: versions are numbered without a gap.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`disclosure:${personId}`}, 0))`)
    const [newest] = await tx.db
      .select({ version: disclosure.version })
      .from(disclosure)
      .where(eq(disclosure.personId, personId))
      .orderBy(desc(disclosure.version))
      .limit(1)
    const id = newId()
    await tx.db.insert(disclosure).values({
      id,
      personId,
      version: (newest?.version ?? 0) + 1,
      answers: input.answers,
      certifiedAt: tx.now,
      expiresAt: disclosureExpiry(tx.now),
    })
    await record(tx, { kind: "person.disclosed", personId })
    return { disclosureId: id }
  })
}
