import { notFound, redirect } from "next/navigation"
import { personIdOf } from "#core/actor"
import { outcomeOf } from "#core/contribution/outcome"
import { promiseInWords } from "#core/contribution/promise"
import { AUTHOR_STATE_LABELS, CONTRIBUTION_KIND_LABELS } from "#core/contribution/vocabulary"
import { EVENTS, type EventKind } from "#core/event/vocabulary"
import { articlePath } from "#core/metadata/addresses"
import { isJustCertified } from "#core/people/disclosure"
import type { Context } from "#server/context"
import { type ContributionView, readContribution } from "#server/contribution/read"
import { readPromise } from "#server/contribution/read-promise"
import { type HeldForm, NOTHING_HELD, readHeldForm } from "#server/form/read-held"
import { newestDisclosuresOf } from "#server/people/disclosures"
import { ErrorSummary } from "#ui/forms/error-summary"
import { KeptWords } from "#ui/forms/kept-words"
import { Outcome } from "#ui/review/outcome"
import { Requests } from "#ui/review/requests"
import { RuledChanges } from "#ui/review/ruled-changes"
import { ContributionStatus } from "#ui/review/status"
import { Timeline } from "#ui/review/timeline"
import { BackLink } from "#ui/site/breadcrumbs"
import { Notice } from "#ui/text/notice"
import { errorsOf, wordsIn } from "../../_problems"
import { one, signedIn } from "../../_signed-in"
import { Approve } from "./_approve"
import { Conversation } from "./_conversation"
import type { PageProps } from "./_load"
import { paragraphs } from "./_paragraphs"
import { Sent } from "./_sent"
import { LastDecision, reasonInWords, WhatNow } from "./_what-now"

export const instant = false
export const metadata = { title: "Your contribution", robots: { index: false } }

/** What an author types here, and on the page of writing that this one takes the place of when it is decided. */
const LABELS = { body: "Your words", reason: "Why it should change", blocks: "Passage" }

/** One's own contribution after it was begun: where it is, what comes next, what was said and decided. */
export default async function ContributionPage({ params, searchParams }: PageProps) {
  const { id } = await params
  const query = await searchParams
  const path = `/contributions/${id}`
  const ctx = await signedIn(path, query)
  const view = await readContribution(ctx, id)
  if (!view) notFound()
  if (view.author.personId !== personIdOf(ctx.actor)) redirect(`/desk/${id}`)
  const from = ["write", "check"].find((page) => page === one(query.from))
  const held = await readHeldForm(ctx, one(query.held), from ? `${path}/${from}` : path)
  const isAnswer = held.values.form === "approve" || held.values.form === "propose"
  const asked = from || isAnswer || !view.moves.has("remark") ? NOTHING_HELD : held
  const promise = await readPromise(ctx)
  const outcome = outcomeOf(view)
  return (
    <div className="contribution">
      <BackLink href="/contributions" label="My contributions" />
      <div className="page-title">
        <h1>
          {CONTRIBUTION_KIND_LABELS[view.kind]} to <a href={articlePath(view.article.slug)}>{view.article.title}</a>
        </h1>
        <ContributionStatus state={view.state} label={AUTHOR_STATE_LABELS[view.state]} />
      </div>
      <ErrorSummary errors={errorsOf(held, ["interestsConfirmed", "body"]).map(namedAs(held))} />
      <KeptWords words={asked === held || (isAnswer && view.moves.has("approve")) ? [] : wordsIn(held, LABELS)} />
      {query.sent !== undefined && view.state === "submitted" && (
        <Notice tone="success" title="Thank you. It is with the editors." announce>
          <p>You get a mail when something happens. You can close this page.</p>
        </Notice>
      )}
      {query.approved !== undefined && view.state === "merged" && (
        <Notice tone="success" title="Approved. It is published under your name." announce>
          <p>The editor is told.</p>
        </Notice>
      )}
      <div className="sidebar">
        <div className="stack stack-loose">
          {outcome && (
            <Outcome {...outcome} id={id} slug={view.article.slug} kind={view.kind} isCosigned={view.isCosigned} />
          )}
          <WhatNow view={view} promise={promise && promiseInWords(promise)} />
          {view.amendment ? (
            <Approve view={view} held={held} isJustCertified={await certifiedJustNow(ctx)} />
          ) : (
            <LastDecision view={view} />
          )}
          {view.thread.length > 0 && <Conversation view={view} held={asked} />}
          <Sent view={view} place={{ version: one(query.version), page: one(query.page) }} />
          {view.thread.length === 0 && <Conversation view={view} held={asked} />}
        </div>
        <aside aria-labelledby="timeline">
          <h2 id="timeline" className="section-title">
            What happened
          </h2>
          <Timeline entries={happenings(view)} />
        </aside>
      </div>
    </div>
  )
}

async function certifiedJustNow(ctx: Context): Promise<boolean> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return false
  const declared = (await newestDisclosuresOf(ctx, [personId])).get(personId)
  return isJustCertified(declared ?? null, ctx.now)
}

const DECIDED: Partial<Record<EventKind, string>> = {
  "contribution.merged": "merge",
  "contribution.cosigned": "merge",
  "contribution.amended": "amend",
  "contribution.undone": "undo",
  "contribution.declined": "decline",
  "contribution.changes_requested": "request_changes",
  "contribution.reopened": "reopen",
}

/** What happened, each decision but the last with its reason and message; the last stands above, at length. */
function happenings({ timeline, decisions, author }: ContributionView) {
  return timeline.map(({ kind, by, at }, index) => {
    const decision = decisions.find((one) => one.kind === DECIDED[kind] && one.at.getTime() === at.getTime())
    const who = by === null ? "The system" : by.personId === author.personId ? "You" : by.name
    return {
      id: `event-${index + 1}`,
      at,
      what: `${who} ${EVENTS[kind]}`,
      weighty: DECIDED[kind] !== undefined,
      detail: decision && decision !== decisions.at(-1) && (
        <>
          {decision.reason && <p>{reasonInWords(decision.reason)}</p>}
          {paragraphs(decision.message)}
          {decision.ruled && <RuledChanges ruled={decision.ruled} />}
          {decision.requests.length > 0 && <Requests requests={decision.requests} />}
        </>
      ),
    }
  })
}

/** Two forms of the page ask about the same things: the summary leads to the one that came back. */
const namedAs =
  ({ values: { form } }: HeldForm) =>
  (error: { field?: string; message: string }) => {
    const id = error.field && FIELD_IDS[`${form}.${error.field}`]
    return id ? { ...error, field: id } : error
  }

const FIELD_IDS: Readonly<Record<string, string>> = {
  "approve.interestsConfirmed": "approve-interests",
  "propose.interestsConfirmed": "propose-interests",
  "propose.body": "propose-body",
}
