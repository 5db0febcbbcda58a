import { eq } from "drizzle-orm"
import { readAmended } from "#core/contribution/amendment"
import { proposeWordingInput } from "#core/contribution/inputs"
import { Refusal } from "#core/refusal"
import { draft } from "#db/tables/contributions"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { loadAmendment } from "./amendments"
import { loadDraft, loadForMove } from "./load"
import { submitContribution } from "./submit"

/**
 * The author answers an editor's words by words of their own: a new version, which waits for the editors like any other.
 * Refuses everyone but the author, and words that are no longer an answer to those they looked at.
 */
export async function proposeWording(ctx: Context, raw: unknown): Promise<{ id: string; version: number }> {
  const { id, amendment, body } = parse(proposeWordingInput, raw)
  return inTransaction(ctx, async (tx) => {
    const contribution = await loadForMove(tx, id, "approve")
    await loadAmendment(tx, contribution, amendment)
    const read = readAmended(id, body)
    if (!read.ok) throw new Refusal("invalid-input", "Some of this needs another look.", { body: read.problem })
    const kept = await loadDraft(tx, id)
    if (!kept) throw new Refusal("not-found", "There is no such draft.")
    const content = { ...kept.content, body, licence: true, interestsConfirmed: true }
    await tx.db
      .update(draft)
      .set({ content, saves: kept.saves + 1, savedAt: tx.now })
      .where(eq(draft.contributionId, id))
    return submitContribution(tx, { id })
  })
}
