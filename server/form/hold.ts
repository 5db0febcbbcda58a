import { randomBytes } from "node:crypto"
import { lt } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { Problems } from "#core/refusal"
import { heldForm } from "#db/tables/post"
import type { Context } from "#server/context"

export type FormValues = Readonly<Record<string, string | string[]>>

const KEPT_DAYS = 7

/**
 * Keeps a form that was refused, so that the page can show it again with everything that was typed. Gives an
 * unguessable id (128 bits, base64url). Forms are kept for seven days. A visitor's form belongs to whoever holds the id.
 */
export async function holdForm(
  ctx: Context,
  form: { path: string; values: FormValues; problems: Problems; message: string },
): Promise<string> {
  const id = randomBytes(16).toString("base64url")
  await ctx.db.delete(heldForm).where(lt(heldForm.heldAt, new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000)))
  await ctx.db.insert(heldForm).values({ id, personId: personIdOf(ctx.actor), heldAt: ctx.now, ...form })
  return id
}
