import { randomUUID } from "node:crypto"
import { countWords } from "#core/document/words"
import type { DeskArticleView, DeskDraftView } from "#server/article/read-desk"
import type { NextDraftView } from "#server/article/read-next"
import { Button } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import { problemOf, typedIn } from "../../../_problems"
import type { SideNames } from "../../_parts/conflict-choice"
import { FlagNotices } from "../../_parts/flag-notices"
import { PublishingFields } from "../../_parts/publishing-fields"
import { SettlePlaces } from "../../_parts/settle-places"
import type { Typed } from "../../_typed"
import { PublishAt } from "./_parts/publish-at"
import { WhoseNewWords } from "./_parts/whose-new-words"
import { citationsOf, type Next, WhatChanges, WholeText } from "./_what-changes"

type Props = {
  article: DeskArticleView
  /** When the text that is scheduled was scheduled, as forms name it; "" where none is. */
  seen: string
  draft: DeskDraftView
  next: NextDraftView
  held: Typed
  /** Whether the text is to be shown, and which page of it. */
  preview: { readonly isOpen: boolean; readonly page: string | undefined }
}

/** A longer text than this is not shown unasked: the fields for publishing would be screens away. */
const MOST_WORDS_OPEN = 150

/** What readers would get, and the form that gives it to them. */
export function NextRevision({ article, seen, draft, next, held, preview }: Props) {
  if (!next.ok) {
    return (
      <section id="next">
        <div id="publish">
          <Notice tone="warning" title="This cannot be published yet">
            <p>{next.problem}</p>
          </Notice>
        </div>
      </section>
    )
  }
  const isFirst = article.liveSeq === 0
  return (
    <section id="next" className="stack" aria-labelledby="next-title">
      <h2 id="next-title">{isFirst ? "What readers will see" : "What changes for readers"}</h2>
      {next.merged && draft.baseSeq !== null && <MovedOn from={draft.baseSeq} to={article.liveSeq} />}
      <Dropped dropped={next.dropped} />
      <WhatChanges next={next} isFirst={isFirst} />
      <details className="fold" open={preview.isOpen || (isFirst && countWords(next.document) <= MOST_WORDS_OPEN)}>
        <summary>{isFirst ? "The article as readers will get it" : "The whole article as readers will get it"}</summary>
        <div>
          <WholeText next={next} path={`/desk/articles/${article.articleId}`} asked={preview.page} />
        </div>
      </details>
      {next.isSame && <p id="publish">There is nothing to publish yet.</p>}
      {!next.isSame && article.authors.length === 0 && <NobodyNamed articleId={article.articleId} />}
      {!next.isSame && article.authors.length > 0 && (
        <PublishForm article={article} seen={seen} draft={draft} next={next} held={held} />
      )}
    </section>
  )
}

function NobodyNamed({ articleId }: { articleId: string }) {
  return (
    <div id="publish">
      <Notice tone="warning" title="Nobody is named as author yet">
        <p>
          Readers see who wrote an article, and whoever publishes it did not write it by that.{" "}
          <a href={`/desk/articles/${articleId}/authors`}>Name the authors</a>, then publish it here.
        </p>
      </Notice>
    </div>
  )
}

function MovedOn({ from, to }: { from: number; to: number }) {
  return (
    <Notice title="The article has moved on while you were writing">
      <p>
        This draft was begun from revision {from}; readers see revision {to} now. Below, the two are put together:
        nothing that was published since is lost.
      </p>
    </Notice>
  )
}

function Dropped({ dropped }: Pick<Next, "dropped">) {
  if (dropped.length === 0) return null
  return (
    <Notice tone="warning" title="Not everything can be kept as it is written">
      <ul className="report-lines">
        {dropped.map(({ line, what }, index) => (
          <li key={index}>
            Line {line}: {what}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const NAMES: SideNames = {
  ours: "The article now says",
  theirs: "Your draft says",
  choices: {
    ours: "Keep the article's words",
    theirs: "Take the draft's words",
    both: "Keep both, the article's first",
    "both-reversed": "Keep both, my words first",
    custom: "Write it anew",
  },
}

type FormProps = Omit<Props, "next" | "preview"> & { next: Next }

function PublishForm({ article, seen, draft, next, held }: FormProps) {
  const path = `/desk/articles/${article.articleId}`
  const isFirst = article.liveSeq === 0
  const hasPlaces = (next.merged?.conflicts.length ?? 0) > 0
  return (
    <form className="form" method="post" action={`${path}/publish`} id="publish" aria-label="Publish">
      <h2>Publish</h2>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value="publish" />
      <input type="hidden" name="saves" value={draft.saves} />
      <input type="hidden" name="liveSeq" value={article.liveSeq} />
      <input type="hidden" name="seen" value={seen} />
      {next.merged && (
        <>
          <SettlePlaces
            conflicts={next.merged.conflicts}
            documents={{ ours: next.live, theirs: next.drafted }}
            citations={citationsOf(next)}
            names={NAMES}
            held={held}
            theirs="your draft"
          />
          <FlagNotices flags={next.merged.flags} document={next.document} theirs="your draft" />
        </>
      )}
      <PublishingFields held={held} note={isFirst ? "First published" : ""} />
      {!isFirst && <WhoseNewWords article={article} draft={draft} held={held} />}
      <p id="publish-stale" hidden>
        You have changed the text since this was shown. Save it and see what changes, then publish.
      </p>
      <div className="actions">
        <button type="submit" className="button button-primary" data-publishes="">
          {isFirst ? "Publish" : `Publish as revision ${article.liveSeq + 1}`}
        </button>
        {hasPlaces && (
          <Button variant="quiet" formAction={`${path}/preview`}>
            Preview the next text
          </Button>
        )}
      </div>
      {seen && <p className="quiet">If you publish this now, the text scheduled above is not published any more.</p>}
      {hasPlaces ? (
        <p className="quiet">This cannot be scheduled while there are words to choose between. Choose, then publish.</p>
      ) : (
        <AtATime path={path} held={held} isInPlace={seen !== ""} />
      )}
    </form>
  )
}

/** The same text with the same note, but later. */
function AtATime({ path, held, isInPlace }: { path: string; held: Typed; isInPlace: boolean }) {
  const problem = problemOf(held.problems, "publishAt")
  const typed = typedIn(held, "publishAt", "")
  return (
    <details className="fold" open={problem !== undefined || typed !== ""}>
      <summary>{isInPlace ? "Schedule it in place of what is scheduled" : "Schedule it"}</summary>
      <div className="stack">
        <PublishAt id="publishAt" value={typed} error={problem} />
        <div className="actions">
          <button type="submit" className="button button-quiet" data-publishes="" formAction={`${path}/schedule`}>
            Schedule
          </button>
        </div>
      </div>
    </details>
  )
}
