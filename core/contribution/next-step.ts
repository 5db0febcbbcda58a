import type { ArticleStatus } from "#core/article/vocabulary"
import type { ContributionState } from "./vocabulary"

type Standing = {
  readonly articleStatus: ArticleStatus
  readonly state: ContributionState
  readonly mergedSeq: number | null
  readonly isCosigned?: boolean
  /** How many others were sent in earlier and still wait; null unless it waits itself. */
  readonly ahead: number | null
  /** How many times it was sent. */
  readonly versions: number
}

/** What happens next with a contribution, in a sentence or two to its author. */
export function nextStep(standing: Standing): string {
  const { state, mergedSeq, isCosigned, ahead, versions } = standing
  const shut = whenShut(standing)
  if (shut) return shut
  switch (state) {
    case "draft":
      return "Not sent yet. Only you can see it."
    case "submitted":
      return `An editor will look at it. ${placeInQueue(ahead ?? 0)} You can still change it or take it back.`
    case "changes_requested":
      return "An editor asked for changes. Answer, or send a new version."
    case "amended":
      return "An editor would like to publish it in other words. Nothing appears under your name until you approve them."
    case "merged":
      if (isCosigned)
        return `Somebody else suggested the same, and it was published before yours was read. You are credited beside them, as a co-signature, from revision ${mergedSeq} on.`
      return mergedSeq === null ? "Published under your name." : `Published under your name in revision ${mergedSeq}.`
    case "reverted":
      return "It was published and has been taken out of the article again. The editor wrote to you why."
    case "declined":
      return "It was not included. The editor wrote to you why."
    case "withdrawn":
      return versions === 0 ? "You discarded this draft." : "You took it back. The text is still here for you."
  }
}

/** What becomes of a contribution that is still open when its article takes no more; null for all others. */
function whenShut({ state, articleStatus }: Standing): string | null {
  if (articleStatus !== "closed" && articleStatus !== "withdrawn") return null
  if (state === "draft") return "Not sent yet, and the article takes no contributions now. Your draft is kept."
  if (state !== "submitted" && state !== "changes_requested" && state !== "amended") return null
  if (articleStatus === "withdrawn") {
    return "The article was withdrawn, so nothing is merged into it any more. Your text is kept; you can take it back."
  }
  return state === "submitted"
    ? "The article was closed after you sent this. An editor still decides on it, and you can take it back."
    : "The article was closed meanwhile, so a new version cannot be sent now. Your text is kept."
}

function placeInQueue(ahead: number): string {
  if (ahead === 0) return "It is first in the queue."
  return ahead === 1 ? "One other was sent before it." : `${ahead} others were sent before it.`
}
