import type { NoticeSaid } from "#core/article/notices"
import type { NoticeType, Significance } from "#core/article/vocabulary"
import { EMPTY_DRAFT } from "#core/contribution/content"
import type { Document } from "#core/document/schema"
import { composeText } from "./compose"
import type { VersionContent } from "./content"
import { newBlockIds } from "./new-block-ids"

/** An insight in an editor's words, and what was decided for the revision that publishes it once its author agrees. */
export type Amendment = {
  readonly body: Document
  readonly words: number
  readonly note: string
  readonly significance: Significance
  readonly noticeType: NoticeType | null
  /** What the notice says; absent in amendments from before notices had words of their own. */
  readonly notice?: NoticeSaid | null
}

type InsightContent = VersionContent & { readonly kind: "insight" }
type Amended =
  | { readonly ok: true; readonly body: Document; readonly words: number }
  | { readonly ok: false; readonly problem: string }

/** Reads an insight in an editor's words, held to the same rules as its author's. The passage it is about stays the same. */
export function readAmended(contributionId: string, markdown: string): Amended {
  const { text, problems } = composeText({
    kind: "insight",
    draft: { ...EMPTY_DRAFT, body: markdown },
    base: { seq: 0, blocks: [], sources: [] },
    newId: newBlockIds(contributionId),
  })
  if (problems.body !== undefined) return { ok: false, problem: problems.body }
  if (text?.kind !== "insight") return { ok: false, problem: "Write the insight as it shall appear." }
  return { ok: true, body: text.body, words: text.words }
}

/** What the author sends by approving: their own contribution, in the amended words. */
export const approvedContent = (content: InsightContent, { body, words }: Amendment): InsightContent => ({
  ...content,
  body,
  words,
})
