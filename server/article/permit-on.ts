import type { ArticleStatus } from "#core/article/vocabulary"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import type { Context } from "#server/context"
import { permit } from "#server/permit"

type OnArticle = "article.edit" | "article.restore" | "article.mend"

/**
 * Refuses whoever may not do this to an article: with `sentence` where it is not theirs to do at all, and with what is in
 * the way where it is only how the article stands.
 */
export function permitOn(
  ctx: Context,
  action: OnArticle,
  { status }: { readonly status: ArticleStatus },
  sentence: string,
): void {
  if (!may(ctx.actor, action, { status }) && may(ctx.actor, action, { status: "live" })) {
    throw new Refusal("not-allowed", IN_THE_WAY[status])
  }
  permit(ctx, may(ctx.actor, action, { status }), sentence)
}

const IN_THE_WAY = {
  withdrawn: "This article is withdrawn, so nothing in it can be changed. Open it again first.",
  draft: "This article has not been published yet, so it has no revisions.",
  closed: "This article is closed. Open it again first.",
  live: "This cannot be done with the article as it stands.",
} satisfies Record<ArticleStatus, string>
