import type { ReactElement } from "react"
import type { AnchorRange, AnchorState } from "#core/anchor/anchor"
import { aiStatement } from "#core/contribution/ai-statement"
import type { AiUse } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"
import type { Document } from "#core/document/schema"
import { recordPath, revisionPath } from "#core/metadata/addresses"
import { type Highlight, placeHighlights } from "#ui/article/highlights"
import { InsightNote } from "#ui/article/insight-note"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { cutAtCells } from "#ui/article/table-passages"
import { creditedPerson } from "#ui/people/credited"

/** An accepted insight, placed in one revision of its article. */
export type Insight = {
  readonly contributionId: string
  readonly byline: Byline
  readonly body: Document
  readonly disclosureLine: string
  readonly certifiedAt: Date
  readonly namedHere: readonly string[]
  readonly roles: readonly CreditRole[]
  readonly aiUse: AiUse
  readonly aiNote: string
  readonly sentAt: Date
  readonly baseSeq: number
  readonly passage: string | null
  readonly place: { readonly state: AnchorState; readonly ranges: readonly AnchorRange[] } | null
}

/** `beside`: by block id, in the order of their passages; `apart`: about the whole article, or about words that are gone. */
export type PlacedInsights = {
  highlights: Highlight[]
  letters: Map<string, string>
  beside: Map<string, Insight[]>
  whole: Insight[]
  gone: Insight[]
}

/** Sorts a revision's insights by where its readers find them. */
export function placeInsights(insights: readonly Insight[], document: Document): PlacedInsights {
  const blocks = new Map(document.blocks.map((block) => [block.id, block]))
  const highlights = insights.flatMap(({ contributionId, place }) =>
    (place?.ranges ?? []).flatMap((range) =>
      cutAtCells({ ...range, insightIds: [contributionId] }, blocks.get(range.blockId)),
    ),
  )
  const { letters } = placeHighlights(highlights, [...blocks.keys()])
  const beside = new Map<string, Insight[]>()
  const inReadingOrder = [...letters.keys()].flatMap((id) => insights.find((one) => one.contributionId === id) ?? [])
  for (const insight of inReadingOrder) {
    const blockId = firstBlock(insight, blocks)
    if (blockId) beside.set(blockId, [...(beside.get(blockId) ?? []), insight])
  }
  const apart = insights.filter((insight) => !letters.has(insight.contributionId))
  return {
    highlights,
    letters,
    beside,
    whole: apart.filter((insight) => insight.place === null),
    gone: apart.filter((insight) => insight.place !== null),
  }
}

/** The block that an insight's passage begins in, in the order of the document. */
function firstBlock({ place }: Insight, blocks: ReadonlyMap<string, unknown>): string | undefined {
  const its = new Set(place?.ranges.map((range) => range.blockId))
  return [...blocks.keys()].find((id) => its.has(id))
}

/** An insight as a signed note. An element rather than a component, so that its length in the margin can be reckoned. */
export function insightNote(insight: Insight, slug: string, letter?: string): ReactElement {
  const { contributionId, byline, body, roles, aiUse, aiNote, sentAt, baseSeq, passage, place } = insight
  const state = place === null ? "whole" : letter ? place.state : "orphaned"
  return (
    <InsightNote
      key={contributionId}
      id={contributionId}
      letter={letter}
      person={creditedPerson(byline, insight)}
      roles={roles.map((role) => CREDIT_ROLES[role].label)}
      aiStatement={aiUse === "none" ? undefined : aiStatement(aiUse, aiNote)}
      recordHref={recordPath(slug, contributionId)}
      revision={baseSeq}
      publishedAt={sentAt}
      anchor={{ state, revisionHref: revisionPath(slug, baseSeq) }}
      quote={passage ?? undefined}
    >
      <ProseBlocks document={body} />
    </InsightNote>
  )
}
