import { notFound } from "next/navigation"
import { DECISION_KINDS } from "#core/contribution/vocabulary"
import { markPresent, presentAt } from "#server/contribution/presence"
import { readContribution } from "#server/contribution/read"
import { readDeclineTexts } from "#server/contribution/read-decline-texts"
import { readReview } from "#server/contribution/read-review"
import { readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { KeptWords } from "#ui/forms/kept-words"
import { wordsIn } from "../../_problems"
import { one, type Query } from "../../_signed-in"
import { reviewPath } from "../_decision"
import { enterDesk } from "../_enter"
import { AfterDecision } from "../_parts/after-decision"
import { Conversation } from "../_parts/conversation"
import { Decided } from "../_parts/decided"
import { EarlierVersions } from "../_parts/earlier-versions"
import { Presence } from "../_parts/presence"
import { ReviewHead } from "../_parts/review-head"
import { Shortcuts } from "../_parts/shortcuts"
import { resolutionsIn } from "../_resolutions"
import { rulingsIn } from "../_rulings"
import { Aside } from "./_aside"
import { Changes } from "./_changes"
import { Decide } from "./_decide"
import { errorsAbove } from "./_errors"
import { isShown } from "./_shown"

export const instant = false
export const metadata = { title: "Review", robots: { index: false } }

/** What an editor types on this page. */
const LABELS = { message: "Message to the author", asked: "About a change", note: "What changed", body: "Your words" }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function ReviewPage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const { ctx, closed } = await enterDesk(reviewPath(id), query)
  if (!ctx) return closed
  const held = await readHeldForm(ctx, one(query.held), reviewPath(id))
  const isPreview = one(query.preview) !== undefined
  const review = await readReview(ctx, id, {
    resolutions: held.values.form === "merge" ? resolutionsIn(held.values) : {},
    rulings: rulingsIn(held.values),
    undoing: held.values.form === "undo" ? resolutionsIn(held.values) : {},
    isAuthored: isPreview,
  })
  if (!review) notFound()
  const { contribution } = review
  await markPresent(ctx, id)
  const others = (await presentAt(ctx, [id])).get(id) ?? []
  const newest = contribution.versions.at(-1)
  const after = one(query.after)
  const decided = (after && (await readContribution(ctx, after))) || contribution
  const done = DECISION_KINDS.find((kind) => kind === one(query.done))
  return (
    <div className="review">
      <ReviewHead {...contribution} {...review} sentAt={newest?.sentAt ?? ctx.now} />
      <Presence
        id={id}
        versionN={review.versionN}
        liveSeq={review.liveSeq}
        since={ctx.now.toISOString()}
        others={others}
      />
      <ErrorSummary errors={errorsAbove(held, review)} />
      <KeptWords words={isShown(held, review) ? [] : wordsIn(held, LABELS)} />
      {done && held.message === "" && (
        <AfterDecision
          done={done}
          decided={{
            id: decided.id,
            slug: decided.article.slug,
            title: decided.article.title,
            mergedSeq: decided.mergedSeq,
            isCosigned: decided.isCosigned,
          }}
          isNext={decided.id !== id}
        />
      )}
      <div className="review-grid">
        <div className="stack stack-loose">
          <EarlierVersions
            versions={contribution.versions}
            asked={contribution.asked}
            author={contribution.author.name}
          />
          <Changes
            review={review}
            held={held}
            layout={one(query.layout) === "side-by-side" ? "side-by-side" : "inline"}
          />
        </div>
        <Aside review={review} now={ctx.now} />
        <div className="stack stack-loose">
          <Decide
            review={review}
            declineTexts={await readDeclineTexts(ctx)}
            held={held}
            asked={one(query.reason)}
            preview={isPreview}
          />
          <Conversation
            id={id}
            authorId={contribution.author.personId}
            thread={contribution.thread}
            held={held}
            mayWrite={contribution.moves.has("remark")}
          />
          <Decided decisions={contribution.decisions} timeline={contribution.timeline} />
        </div>
      </div>
      <Shortcuts
        shortcuts={[
          { key: "n", does: "Next change", step: 1, among: CHANGES },
          { key: "p", does: "Previous change", step: -1, among: CHANGES },
          { key: "a", does: "Take this change", press: "[data-verdict=accept]" },
          { key: "w", does: "Change its words", press: "[data-verdict=amend]" },
          { key: "x", does: "Leave this change out", press: "[data-verdict=decline]" },
          { key: "q", does: "Ask about this change", press: "[data-ask]" },
          { key: "v", does: "Preview the next text", press: "[data-preview]" },
          { key: "m", does: "Merge", open: "#merge", focus: "button[type=submit]" },
          { key: "o", does: "Propose other words", open: "#amend", focus: "textarea" },
          { key: "r", does: "Ask for changes", open: "#request", focus: "textarea" },
          { key: "d", does: "Decline", open: "#decline", focus: "input[type=radio]" },
          { key: "Ctrl+Enter", does: "Send the form that you are in" },
          { key: "c", does: "Take it, or give it back", press: "[data-claim]" },
          { key: "u", does: "Back to the queue", href: "/desk" },
        ]}
      />
    </div>
  )
}

/** What one goes through by keyboard: each change to decide on, each place to settle. */
const CHANGES = ".ruling, .settle, .changed-block:not(:has(.ruling))"
