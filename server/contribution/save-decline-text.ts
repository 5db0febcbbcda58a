import { eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { declineTextInput } from "#core/contribution/inputs"
import { DECLINE_REASONS, type DeclineReason } from "#core/contribution/vocabulary"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { declineTemplate } from "#db/tables/contributions"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { parse } from "#server/parse"
import { permit } from "#server/permit"

/**
 * Puts the text that declining for a reason begins with in other words, or back to the suggested ones. Refuses where
 * somebody else changed it since the page was made. Words that stand there already write nothing.
 */
export async function saveDeclineText(ctx: Context, raw: unknown): Promise<{ reason: DeclineReason }> {
  permit(ctx, may(ctx.actor, "desk.word"), "Only editors change the desk's texts.")
  const { reason, text, seen, useSuggested } = parse(declineTextInput, raw)
  const editedBy = personIdOf(ctx.actor) ?? ""
  return inTransaction(ctx, async (tx) => {
    const [kept] = await tx.db.select().from(declineTemplate).where(eq(declineTemplate.reason, reason)).for("update")
    const suggested = DECLINE_REASONS[reason].template
    const next = useSuggested ? suggested : text
    if ((kept?.text ?? suggested) === next) return { reason }
    if ((kept?.editedAt.toISOString() ?? "") !== seen) throw changedMeanwhile()
    const own = { reason, text: next, editedBy, editedAt: tx.now }
    if (next === suggested) await tx.db.delete(declineTemplate).where(eq(declineTemplate.reason, reason))
    else if (kept) await tx.db.update(declineTemplate).set(own).where(eq(declineTemplate.reason, reason))
    else {
      const first = await tx.db.insert(declineTemplate).values(own).onConflictDoNothing().returning()
      if (first.length === 0) throw changedMeanwhile()
    }
    await record(tx, { kind: "desk.decline_text_changed", detail: { reason } })
    return { reason }
  })
}

const changedMeanwhile = () =>
  new Refusal(
    "out-of-date",
    "Another editor changed this text since you opened the page. Look at theirs, then save yours once more.",
  )
