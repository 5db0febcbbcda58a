import type { ReactNode } from "react"
import type { Document, Source } from "#core/document/schema"
import { ArticleBody } from "#ui/article/article-body"
import { type Insight, insightNote, type PlacedInsights } from "#ui/article/insights"

type Props = {
  slug: string
  document: Document
  sources: readonly Source[]
  placed: PlacedInsights
  /** Where a block is commented on; without it there are no such links. */
  commentHref?: (blockId: string) => string
}

/** The text of a revision with its insights beside their passages. */
export function AnnotatedBody({ slug, document, sources, placed, commentHref }: Props) {
  const notes = [...placed.beside].map(([blockId, insights]) => {
    const nodes = insights.map((insight) => insightNote(insight, slug, placed.letters.get(insight.contributionId)))
    return [blockId, nodes] as const
  })
  return (
    <ArticleBody
      document={document}
      sources={[...sources]}
      highlights={placed.highlights}
      notes={new Map(notes)}
      commentHref={commentHref}
    />
  )
}

/** The insights that have no place beside the text: each kind under words that say why. */
export function InsightsApart({ slug, whole, gone }: { slug: string } & Pick<PlacedInsights, "whole" | "gone">) {
  return (
    <>
      <Apart slug={slug} insights={whole} id="on-the-whole" title="Insights on the article as a whole" />
      <Apart slug={slug} insights={gone} id="on-earlier-words" title="Insights on passages that have since gone">
        <p className="quiet">These were written about words that the article no longer has. They stand as they were.</p>
      </Apart>
    </>
  )
}

type ApartProps = {
  slug: string
  insights: readonly Insight[]
  id: string
  title: string
  children?: ReactNode
}

function Apart({ slug, insights, id, title, children }: ApartProps) {
  if (insights.length === 0) return null
  return (
    <section className="insights-apart" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {children}
      {insights.map((insight) => insightNote(insight, slug))}
    </section>
  )
}
