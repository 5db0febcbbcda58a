import { z } from "zod"
import { may } from "#core/policy"
import type { Context } from "#server/context"
import { holdForm } from "#server/form/hold"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"

const tryOutInput = z.strictObject({
  path: z.string().max(200),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

/** Keeps what was chosen in a form, so that its page can show what would come of it. Nothing is decided. */
export async function tryOut(ctx: Context, asked: unknown): Promise<{ held: string }> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const personId = refuseVisitors(ctx)
  return { held: await holdForm(ctx, { ...parse(tryOutInput, asked), personId, problems: {}, message: "" }) }
}
