import type { ReactNode } from "react"
import type { Document, Source } from "#core/document/schema"
import { type ComparisonLayout, recordPath } from "#core/metadata/addresses"
import { counted, namesInWords } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"
import { diffBlocks } from "#core/text/segments"
import type { Insight } from "#ui/article/insights"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { ComparedSources, citationsOfBoth, type SourcesOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { stretchesOf } from "#ui/compare/stretches"
import { PersonName } from "#ui/people/credited"
import { ChangedBlock } from "#ui/review/changed-blocks"
import { Diff } from "#ui/review/diff"

/** One side of a comparison. */
export type Compared = {
  readonly seq: number
  readonly title: string
  readonly dek: string
  readonly authors: readonly { readonly name: string }[]
  readonly document: Document
  readonly sources: readonly Source[]
}

type Props = {
  slug: string
  from: Compared
  to: Compared
  changes: readonly BlockChange[]
  insightsAdded: readonly Insight[]
  insightsRemoved: readonly Insight[]
  layout: ComparisonLayout
}

/** What lies between two revisions: headline, text with what stayed folded away, insights and sources. */
export function Comparison(props: Props) {
  const { slug, from, to, changes, insightsAdded, insightsRemoved, layout } = props
  const sources = sourcesOfBoth(from.sources, to.sources)
  return (
    <div className="comparison">
      <Line label="Headline" before={from.title} after={to.title} />
      <Line label="Summary below the headline" before={from.dek} after={to.dek} />
      <Line label="Byline" before={byline(from)} after={byline(to)} />
      <Text from={from} to={to} changes={changes} sources={sources} layout={layout} />
      <InsightChanges slug={slug} title="Insights added" insights={insightsAdded} />
      <InsightChanges slug={slug} title="Insights removed" insights={insightsRemoved} />
      <ComparedSources sources={sources} />
    </div>
  )
}

const byline = ({ authors }: Compared): string => namesInWords(authors.map(({ name }) => name))

function Line({ label, before, after }: { label: string; before: string; after: string }) {
  if (before === after) return null
  const inline = (text: string) => (text === "" ? [] : [{ type: "text" as const, text }])
  return (
    <section className="changed-block">
      <h2 className="change-label">{label} changed</h2>
      <div className="change-text change-text-heading">
        <Diff segments={diffBlocks(inline(before), inline(after))} />
      </div>
    </section>
  )
}

type TextProps = Pick<Props, "from" | "to" | "changes" | "layout"> & { sources: SourcesOfBoth }

function Text({ from, to, changes, sources, layout }: TextProps): ReactNode {
  const citations = citationsOfBoth([from.document, to.document], sources)
  const sideLabels = { before: `Revision ${from.seq}`, after: `Revision ${to.seq}` }
  if (changes.every((change) => change.kind === "same")) {
    return <p className="quiet">The text is the same, word for word.</p>
  }
  return (
    <ol className="changed-blocks" aria-label="Changes in the text">
      {stretchesOf(changes).map((stretch) =>
        stretch.kind === "change" ? (
          <ChangedBlock key={stretch.change.block.id} {...stretch} {...{ citations, layout, sideLabels }} />
        ) : (
          <li key={`from-${stretch.changes[0]?.block.id}`} className="unchanged">
            <details>
              <summary>{counted(stretch.changes.length, "passage")} unchanged</summary>
              <div className="unchanged-text">
                <ProseBlocks document={{ blocks: stretch.changes.map(({ block }) => block) }} citations={citations} />
              </div>
            </details>
          </li>
        ),
      )}
    </ol>
  )
}

function InsightChanges({ slug, title, insights }: { slug: string; title: string; insights: readonly Insight[] }) {
  if (insights.length === 0) return null
  return (
    <section className="compared-insights">
      <h2 className="section-title">{title}</h2>
      <ul className="ledger">
        {insights.map(({ contributionId, byline, body, disclosureLine }) => (
          <li key={contributionId}>
            <p className="ledger-what">
              <strong>
                <PersonName byline={byline} />
              </strong>
              {byline.affiliation && `, ${byline.affiliation}`}
            </p>
            <div className="change-text">
              <ProseBlocks document={body} />
            </div>
            <p className="disclosure">{disclosureLine}</p>
            <p>
              <a href={recordPath(slug, contributionId)}>Record of the contribution</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
