import type { ReactElement } from "react"
import { aiStatement } from "#core/contribution/ai-statement"
import { CREDIT_ROLES } from "#core/credit/roles"
import type { Document, Source } from "#core/document/schema"
import { revisionPath } from "#core/metadata/addresses"
import { ArticleBody } from "#ui/article/article-body"
import { InsightNote } from "#ui/article/insight-note"
import { type Insight, placeInsights } from "#ui/article/insights"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { creditedPerson } from "#ui/people/credited"
import { Notice } from "#ui/text/notice"

type Props = { slug: string; insight: Insight; live: Document; liveSeq: number; sources: readonly Source[] }

/** The note as readers would see it, beside its passage in the article as it is now. */
export function InsightInContext({ slug, insight, live, liveSeq, sources }: Props) {
  const { place } = insight
  if (place === null) {
    return (
      <div className="stack">
        <p>It is about the whole article and would stand below the text.</p>
        <div className="sheet note-alone">{noteOf(insight, slug)}</div>
      </div>
    )
  }
  const around = aroundPassage(live, new Set(place.ranges.map((range) => range.blockId)))
  return (
    <div className="stack">
      {place.state === "changed" && (
        <Notice tone="warning" title="This passage has changed since">
          <p>
            The insight was written on revision {insight.baseSeq}. What is left of the words is marked; readers are told
            that the passage has changed. Make sure that the insight still fits.
          </p>
        </Notice>
      )}
      {place.state === "orphaned" ? (
        <Orphaned insight={insight} slug={slug} liveSeq={liveSeq} />
      ) : (
        <Beside slug={slug} insight={insight} document={around} sources={sources} />
      )}
    </div>
  )
}

type BesideProps = { slug: string; insight: Insight; document: Document; sources: readonly Source[] }

function Beside({ slug, insight, document, sources }: BesideProps) {
  const { highlights, letters, beside } = placeInsights([insight], document)
  const notes = [...beside.keys()].map((blockId): [string, ReactElement[]] => [
    blockId,
    [noteOf(insight, slug, letters.get(insight.contributionId))],
  ])
  return (
    <div className="sheet in-context">
      <ArticleBody document={document} sources={[...sources]} highlights={highlights} notes={new Map(notes)} />
    </div>
  )
}

/** The note as it would be printed; it has no public record yet. */
function noteOf(insight: Insight, slug: string, letter?: string): ReactElement {
  const { contributionId, byline, body, roles, aiUse, aiNote, sentAt, baseSeq, passage, place } = insight
  return (
    <InsightNote
      id={contributionId}
      letter={letter}
      person={creditedPerson(byline, insight)}
      roles={roles.map((role) => CREDIT_ROLES[role].label)}
      aiStatement={aiUse === "none" ? undefined : aiStatement(aiUse, aiNote)}
      revision={baseSeq}
      publishedAt={sentAt}
      anchor={{ state: place === null ? "whole" : place.state, revisionHref: revisionPath(slug, baseSeq) }}
      quote={passage ?? undefined}
    >
      <ProseBlocks document={body} />
    </InsightNote>
  )
}

function Orphaned({ insight, slug, liveSeq }: { insight: Insight; slug: string; liveSeq: number }) {
  return (
    <>
      <Notice tone="warning" title="This passage is no longer in the article">
        <p>
          The insight was written on revision {insight.baseSeq}; revision {liveSeq} does not have the words any more. If
          you merge it, it stands below the text with the words it was about.
        </p>
      </Notice>
      <div className="sheet note-alone">{noteOf(insight, slug)}</div>
    </>
  )
}

/** The passage's blocks with one before and one after, so that it is read where it stands. */
function aroundPassage({ blocks }: Document, ids: ReadonlySet<string>): Document {
  const places = blocks.flatMap((block, at) => (ids.has(block.id) ? [at] : []))
  const near = (at: number) => places.some((place) => Math.abs(place - at) <= 1)
  return { blocks: blocks.filter((_, at) => near(at)) }
}
