import { randomUUID } from "node:crypto"
import type { DeskArticleView, DeskDraftView } from "#server/article/read-desk"
import type { NextDraftView } from "#server/article/read-next"
import type { CitationIndex } from "#ui/article/citations"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { Button } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import { ArticleChanges } from "../../_parts/article-changes"
import type { SideNames } from "../../_parts/conflict-choice"
import { FlagNotices } from "../../_parts/flag-notices"
import { NextTextPreview } from "../../_parts/next-text-preview"
import { PublishingFields } from "../../_parts/publishing-fields"
import { SettlePlaces } from "../../_parts/settle-places"
import type { Typed } from "../../_typed"
import { HeadChanges } from "./_parts/head-changes"

type Next = Extract<NextDraftView, { ok: true }>
type Props = {
  article: DeskArticleView
  draft: DeskDraftView
  next: NextDraftView
  held: Typed
  isPreviewOpen: boolean
}

/** What readers would get, and the form that gives it to them. */
export function NextRevision({ article, draft, next, held, isPreviewOpen }: Props) {
  if (!next.ok) {
    return (
      <section id="next">
        <Notice tone="warning" title="This cannot be published yet">
          <p>{next.problem}</p>
        </Notice>
      </section>
    )
  }
  const isFirst = article.liveSeq === 0
  const citations = citationsOf(next)
  return (
    <section id="next" className="stack" aria-labelledby="next-title">
      <h2 id="next-title">{isFirst ? "What readers will see" : "What changes for readers"}</h2>
      {next.merged && draft.baseSeq !== null && <MovedOn from={draft.baseSeq} to={article.liveSeq} />}
      <Dropped dropped={next.dropped} />
      {!isFirst && (
        <>
          <HeadChanges title={next.title} dek={next.dek} />
          <ArticleChanges
            changes={next.changes}
            citations={citations}
            layout="inline"
            empty={next.isSame ? "Nothing: this is what readers see already." : "No words of the text itself."}
          />
        </>
      )}
      <details className="fold" open={isFirst || isPreviewOpen}>
        <summary>{isFirst ? "The article as readers will get it" : "The whole article as readers will get it"}</summary>
        <div>
          <NextTextPreview
            title={next.title.after}
            dek={next.dek.after}
            document={next.document}
            sources={next.sources}
            open={next.merged?.unresolved.length ?? 0}
          />
        </div>
      </details>
      {!next.isSame && <PublishForm article={article} draft={draft} next={next} held={held} citations={citations} />}
    </section>
  )
}

function citationsOf(next: Next): CitationIndex {
  return citationsOfBoth([next.live, next.document, next.drafted], sourcesOfBoth(next.liveSources, next.sources))
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

type FormProps = Omit<Props, "next" | "isPreviewOpen"> & { next: Next; citations: CitationIndex }

function PublishForm({ article, draft, next, held, citations }: FormProps) {
  const path = `/desk/articles/${article.articleId}`
  const isFirst = article.liveSeq === 0
  return (
    <form className="form" method="post" action={`${path}/publish`} id="publish" aria-label="Publish">
      <h2>Publish</h2>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value="publish" />
      <input type="hidden" name="saves" value={draft.saves} />
      <input type="hidden" name="liveSeq" value={article.liveSeq} />
      {next.merged && (
        <>
          <SettlePlaces
            conflicts={next.merged.conflicts}
            documents={{ ours: next.live, theirs: next.drafted }}
            citations={citations}
            names={NAMES}
            held={held}
            theirs="your draft"
          />
          <FlagNotices flags={next.merged.flags} document={next.document} theirs="your draft" />
        </>
      )}
      <PublishingFields held={held} note={isFirst ? "First published" : ""} />
      <p id="publish-stale" hidden>
        You have changed the text since this was shown. Save it and see what changes, then publish.
      </p>
      <div className="actions">
        <button type="submit" className="button button-primary" data-publishes="">
          {isFirst ? "Publish" : `Publish as revision ${article.liveSeq + 1}`}
        </button>
        {next.merged && next.merged.conflicts.length > 0 && (
          <Button variant="quiet" formAction={`${path}/preview`}>
            Preview the next text
          </Button>
        )}
      </div>
    </form>
  )
}
