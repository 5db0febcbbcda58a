import { randomUUID } from "node:crypto"
import { nextStep } from "#core/contribution/next-step"
import { DECISION_LABELS, DECLINE_REASONS, type DeclineReason } from "#core/contribution/vocabulary"
import { articlePath, comparePath, recordPath, revisionPath } from "#core/metadata/addresses"
import type { ContributionView } from "#server/contribution/read"
import { Button, LinkButton } from "#ui/controls/button"
import { Requests } from "#ui/review/requests"
import { Time } from "#ui/text/time"
import { AnswerRequests } from "./_answer-requests"
import { paragraphs } from "./_paragraphs"

/** What happens next, and what its author can do about it. */
export function WhatNow({ view, promise }: { view: ContributionView; promise: string | null }) {
  const { id, moves, state, assignee, unsentSince, versions } = view
  const path = `/contributions/${id}`
  return (
    <section className="sheet stack" aria-label="What happens next">
      <p className="what-now">{nextStep({ ...view, versions: versions.length })}</p>
      {assignee && <p>{assignee.byline.name} is looking at it.</p>}
      {state === "submitted" && promise && <p className="quiet">{promise}</p>}
      {unsentSince && (
        <p>
          You changed it on <Time at={unsentSince} withTime /> and have not sent that yet. The editors see version{" "}
          {versions.length}.
        </p>
      )}
      <div className="actions">
        {moves.has("approve") && <LinkButton href="#approve-these">Read and approve</LinkButton>}
        {moves.has("write") && !moves.has("approve") && (
          <LinkButton href={`${path}/write`}>{moves.has("submit") ? "Go on writing" : "Change it"}</LinkButton>
        )}
        {unsentSince && (
          <LinkButton variant="quiet" href={`${path}/check`}>
            Check and send it
          </LinkButton>
        )}
        {moves.has("withdraw") && (
          <LinkButton variant="quiet" href={`${path}/withdraw`}>
            Take it back
          </LinkButton>
        )}
        {moves.has("discard") && (
          <LinkButton variant="quiet" href={`${path}/discard`}>
            Discard the draft
          </LinkButton>
        )}
        {moves.has("begin_again") && view.articleStatus === "live" && <BeginAgain id={id} />}
        <Published view={view} />
      </div>
    </section>
  )
}

/** A dead end otherwise: the text is there, and would have to be typed once more. */
function BeginAgain({ id }: { id: string }) {
  return (
    <form method="post" action={`/contributions/${id}/begin-again`}>
      <input type="hidden" name="_key" value={randomUUID()} />
      <Button variant="quiet">Begin again with this text</Button>
    </form>
  )
}

function Published({ view: { id, kind, article, mergedSeq, state } }: { view: ContributionView }) {
  if (mergedSeq === null || state !== "merged") return null
  const { slug } = article
  const words = kind === "insight" ? `${articlePath(slug)}#insight-${id}` : comparePath(slug, mergedSeq - 1, mergedSeq)
  return (
    <>
      <LinkButton href={words}>{kind === "insight" ? "See it in the article" : "See what it changed"}</LinkButton>
      <a href={recordPath(slug, id)}>Public record</a>
      <a href={revisionPath(slug, mergedSeq)}>Revision {mergedSeq}</a>
    </>
  )
}

/** What the editors decided last, with the reason and their message, and what they ask about single changes. */
export function LastDecision({ view }: { view: ContributionView }) {
  const { decisions, asked, moves } = view
  const last = decisions.at(-1)
  if (!last || (last.message === "" && !last.reason && last.requests.length === 0)) return null
  const isOpen = last.requests.length > 0 && asked?.answeredIn === null && moves.has("resubmit")
  return (
    <section className="decision" aria-labelledby="decision">
      <h2 id="decision" className="section-title">
        {view.isCosigned ? "Added as a co-signature" : DECISION_LABELS[last.kind]} by {last.by.name},{" "}
        <Time at={last.at} />
      </h2>
      {last.reason && <p className="decision-reason">{reasonInWords(last.reason)}</p>}
      {last.message && <div className="prose">{paragraphs(last.message)}</div>}
      {asked && isOpen ? (
        <AnswerRequests id={view.id} asked={asked} />
      ) : (
        last.requests.length > 0 && (
          <Requests requests={asked?.versionN === last.versionN ? asked.requests : last.requests} author="You" />
        )
      )}
    </section>
  )
}

export const reasonInWords = (reason: string): string =>
  reason in DECLINE_REASONS ? DECLINE_REASONS[reason as DeclineReason].label : reason
