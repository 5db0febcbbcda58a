import { returnPurpose, returnPurposeInWords } from "#core/people/return-purpose"
import { readTitle } from "#server/article/read-title"
import type { Context } from "#server/context"

/** What somebody signs in for, as it goes on after "Sign in to"; null where there is nothing to say. */
export async function purposeOf(ctx: Context, returnTo: string): Promise<string | null> {
  const purpose = returnPurpose(returnTo)
  if (!purpose) return null
  return returnPurposeInWords(purpose, "slug" in purpose ? await readTitle(ctx, purpose.slug) : null)
}
