import { fitSources } from "#core/article/fit-sources"
import { mergeProposal } from "#core/contribution/merge-proposal"
import { pagesInWords, reviewPages, unopenedPages } from "#core/contribution/review-pages"
import { Refusal } from "#core/refusal"
import { loadLive, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import type { Deciding } from "./decide"
import { readReviewDraft } from "./review-draft"

type Seen = {
  readonly id: string
  readonly versionN: number
  readonly liveSeq: number
  /** The editor says that they decide on what they have not opened too. */
  readonly unopened?: boolean
}

/** Refuses a decision on a review of which its editor has not opened every page, unless they say so. */
export async function refuseUnopened(
  ctx: Context,
  seen: Seen,
  merged: Parameters<typeof reviewPages>[0],
): Promise<void> {
  if (seen.unopened) return
  const pages = reviewPages(merged).length
  if (pages === 1) return
  const { opened } = await readReviewDraft(ctx, seen.id)
  const missing = unopenedPages(pages, opened, seen)
  if (missing.length === 0) return
  const which = pagesInWords(missing)
  throw new Refusal("acknowledgement-needed", `You have not opened ${which} of this review.`, {
    unopened: `You have not opened ${which} of ${pages}. Open them, or say that you decide on what stands there too.`,
  })
}

/** The same, for a decision that is not about single changes: on what the version would change in the article as it is now. */
export async function refuseUnopenedVersion(
  ctx: Context,
  seen: Seen,
  { article, version }: Pick<Deciding, "article" | "version">,
): Promise<void> {
  const { content, baseRevisionId } = version
  if (seen.unopened || content.kind === "insight") return
  const live = await loadLive(ctx, article)
  const base = baseRevisionId === live.id ? live : await loadRevision(ctx, baseRevisionId)
  const { document: proposed, added } = fitSources(content.proposed, content.sources ?? [], live.sources)
  await refuseUnopened(ctx, seen, mergeProposal({ base, live, proposed, added, resolutions: {} }))
}
