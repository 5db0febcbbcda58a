import { notFound } from "next/navigation"
import { personIdOf } from "#core/actor"
import { outcomeOf } from "#core/contribution/outcome"
import { unfitIn } from "#core/contribution/review-draft"
import { unopenedPages } from "#core/contribution/review-pages"
import { DECISION_KINDS } from "#core/contribution/vocabulary"
import { pageAsked } from "#core/in-pages"
import type { Context } from "#server/context"
import { openReviewPage, takeUpHeld } from "#server/contribution/keep-review"
import { notePresence, presentAt } from "#server/contribution/presence"
import { readContribution } from "#server/contribution/read"
import { readDeclineTexts } from "#server/contribution/read-decline-texts"
import { type ReviewView, readReview } from "#server/contribution/read-review"
import { readReviewDraft } from "#server/contribution/review-draft"
import { type HeldForm, readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { KeptWords } from "#ui/forms/kept-words"
import { Outcome } from "#ui/review/outcome"
import { NumberedPages } from "#ui/site/numbered-pages"
import { one, type Query } from "../../_signed-in"
import { backTo, queueAsked, reviewPath, reviewPlace } from "../_decision"
import { enterDesk } from "../_enter"
import { AfterDecision } from "../_parts/after-decision"
import { Conversation } from "../_parts/conversation"
import { Decided } from "../_parts/decided"
import { EarlierVersions } from "../_parts/earlier-versions"
import { KeepChoices } from "../_parts/keep-choices"
import { Presence } from "../_parts/presence"
import { ReviewHead } from "../_parts/review-head"
import { Shortcuts } from "../_parts/shortcuts"
import { ThrowAway, UnfitChoices } from "../_parts/unfit-choices"
import { type Typed, withHeld } from "../_typed"
import { Aside } from "./_aside"
import { Changes } from "./_changes"
import { Decide } from "./_decide"
import { errorsAbove, idsIn } from "./_errors"
import { pagesOf, positionIn } from "./_on-page"
import { isShown, leftOver } from "./_shown"

export const instant = false
export const metadata = { title: "Review", robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function ReviewPage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const { ctx, closed } = await enterDesk(reviewPath(id), query)
  if (!ctx) return closed
  const held = await readHeldForm(ctx, one(query.held), reviewPath(id))
  const isPreview = one(query.preview) !== undefined
  const kept = await keptOn(ctx, id, held)
  const isTried = isPreview || held.values.form === "merge" || held.values.form === "undo"
  const queue = one(query.queue)
  const tried = isTried && { kept: kept.values }
  const review = await readReview(ctx, id, { ...tried, isAuthored: isPreview, queue: queueAsked(queue) })
  if (!review) notFound()
  const typed: Typed = { ...held, kept: kept.values }
  const layout = one(query.layout) === "side-by-side" ? "side-by-side" : "inline"
  const pages = pagesOf(review)
  const page = pageAsked(one(query.page), pages)
  const opened = await openedWith(ctx, review, { page, pages })
  const pager = (
    <NumberedPages
      page={page}
      pages={pages}
      href={(number) => `${reviewPlace(id, { page: number, layout, queue })}#changes`}
      position={positionIn(review, page)}
      label="Pages of the review"
      opened={new Set(opened)}
    />
  )
  const place = { page, layout, queue } as const
  const outcome = outcomeOf(review.contribution)
  const left = leftOver(kept.values, review)
  const { contribution } = review
  await notePresence(ctx, id)
  const others = (await presentAt(ctx, [id])).get(id) ?? []
  const newest = contribution.versions.at(-1)
  const after = one(query.after)
  const decided = (after && (await readContribution(ctx, after))) || contribution
  const done = DECISION_KINDS.find((kind) => kind === one(query.done))
  return (
    <div className="review">
      <ReviewHead queueHref={backTo(queue, id)} {...contribution} {...review} sentAt={newest?.sentAt ?? ctx.now} />
      <Presence
        id={id}
        versionN={review.versionN}
        liveSeq={review.liveSeq}
        since={ctx.now.toISOString()}
        others={others}
      />
      <ErrorSummary errors={errorsAbove(held, review, place)} />
      <KeptWords words={left.words}>
        <ThrowAway id={id} names={left.names} place={place} />
      </KeptWords>
      {isShown("merge", review) && (
        <UnfitChoices id={id} unfit={unfitIn(kept.values, idsIn(review), review.versionN)} place={place} />
      )}
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
          queueHref={backTo(queue, id)}
        />
      )}
      <div className="review-grid">
        <div className="stack stack-loose">
          {!review.isOwn && (
            <div className="review-bar">
              <KeepChoices id={id} editorId={personIdOf(ctx.actor) ?? ""} keptAt={kept.keptAt?.toISOString() ?? null} />
            </div>
          )}
          {outcome && (
            <Outcome
              {...outcome}
              id={id}
              slug={contribution.article.slug}
              kind={contribution.kind}
              isCosigned={contribution.isCosigned}
            />
          )}
          <EarlierVersions
            versions={contribution.versions}
            asked={contribution.asked}
            author={contribution.author.name}
          />
          <Changes review={review} held={typed} place={place} pager={pager} />
        </div>
        <Aside review={review} now={ctx.now} place={place} />
        <div className="stack stack-loose">
          <Decide
            review={review}
            declineTexts={await readDeclineTexts(ctx)}
            held={typed}
            asked={one(query.reason)}
            preview={isPreview}
            place={place}
            pages={pages}
            unopened={unopenedPages(pages, { ...review, pages: opened }, review)}
          />
          <Conversation
            id={id}
            authorId={contribution.author.personId}
            thread={contribution.thread}
            held={typed}
            mayWrite={contribution.moves.has("remark")}
            mayNote={!review.isOwn}
            place={place}
          />
          <Decided decisions={contribution.decisions} timeline={contribution.timeline} />
        </div>
      </div>
      <Shortcuts
        shortcuts={[
          { key: "n", does: "Next change", step: 1, among: CHANGES },
          { key: "p", does: "Previous change", step: -1, among: CHANGES },
          { key: "a", does: "Accept this change", press: "[data-verdict=accept]" },
          { key: "w", does: "Change its words", press: "[data-verdict=amend]", focus: ".ruling-own textarea" },
          { key: "x", does: "Leave this change out", press: "[data-verdict=decline]" },
          { key: "q", does: "Ask about this change", press: "[data-ask]", focus: ".ask-words textarea" },
          { key: "v", does: "Preview the next text", press: "[data-preview]" },
          { key: "m", does: "Merge", open: "#merge", focus: "button[type=submit]" },
          { key: "o", does: "Propose other words", open: "#amend", focus: "textarea" },
          { key: "r", does: "Ask for changes", open: "#request", focus: "textarea" },
          { key: "d", does: "Decline", open: "#decline", focus: "input[type=radio]" },
          { key: "Ctrl+Enter", does: "Send the form that you are in" },
          { key: "c", does: "I will review this, or release it", press: "[data-claim]" },
          { key: "Esc", does: "Leave a field, back to its change" },
          { key: "u", does: "Back to the queue", href: backTo(queue, id) },
        ]}
      />
    </div>
  )
}

/** What one goes through by keyboard: each change to decide on, each place to settle. */
const CHANGES = ".ruling, .settle, .changed-block:not(:has(.ruling))"

/** What is kept of the editor's choices, with the form that came back taken up into it. */
async function keptOn(ctx: Context, id: string, held: HeldForm) {
  await takeUpHeld(ctx, id, held)
  const { values, keptAt } = await readReviewDraft(ctx, id)
  const all = withHeld(values, keptAt, held)
  return { values: all, keptAt: Object.keys(all).length > 0 ? keptAt : null }
}

/** The pages that the editor has opened, with this one. A review of one page is open as it is. */
async function openedWith(ctx: Context, review: ReviewView, { page, pages }: { page: number; pages: number }) {
  if (pages < 2 || review.isOwn) return [page]
  const { versionN, liveSeq } = review
  return openReviewPage(ctx, { id: review.contribution.id, versionN, liveSeq, page })
}
