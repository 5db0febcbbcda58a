import { DECLINE_REASON_CODES, DECLINE_REASONS, type DeclineReason } from "#core/contribution/vocabulary"
import { may } from "#core/policy"
import { declineTemplate } from "#db/tables/contributions"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { permit } from "#server/permit"

/** A reason to decline, and the words that the message to the author begins with. */
export type DeclineTextView = {
  readonly code: DeclineReason
  readonly label: string
  readonly template: string
  /** Who put it in other words than are suggested, and when; null where nobody did. */
  readonly edited: { readonly by: string; readonly at: Date } | null
}

/** The texts that declining begins with, the editors' own where they wrote any; for editors only. */
export async function readDeclineTexts(ctx: Context): Promise<DeclineTextView[]> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const rows = await ctx.db.select().from(declineTemplate)
  const byline = await bylinesOf(
    ctx,
    rows.map(({ editedBy }) => editedBy),
  )
  return DECLINE_REASON_CODES.map((code) => {
    const own = rows.find(({ reason }) => reason === code)
    const { label, template } = DECLINE_REASONS[code]
    const edited = own ? { by: byline(own.editedBy).name, at: own.editedAt } : null
    return { code, label, template: own?.text ?? template, edited }
  })
}
