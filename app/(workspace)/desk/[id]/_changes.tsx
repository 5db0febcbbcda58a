import type { ReactNode } from "react"
import { citedIds } from "#core/article/cited-sources"
import { aiStatement } from "#core/contribution/ai-statement"
import { reasonsBy, type SentReason } from "#core/contribution/reasons"
import { waiting } from "#core/contribution/review-pages"
import { CREDIT_ROLES } from "#core/credit/roles"
import type { Inline } from "#core/document/schema"
import { counted } from "#core/metadata/in-words"
import type { Segment } from "#core/text/segments"
import type { EditReview, ReviewView } from "#server/contribution/read-review"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { ChangeReasons, reasonsBeneath } from "#ui/review/change-reasons"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { NewSources } from "#ui/review/new-sources"
import { TabLinks } from "#ui/text/tab-links"
import { type Layout, reviewPlace } from "../_decision"
import { ArticleChanges } from "../_parts/article-changes"
import { ChangeIndex } from "../_parts/change-index"
import { HiddenCharacters } from "../_parts/hidden-characters"
import { InsightInContext } from "../_parts/insight-in-context"
import { RuleAll } from "../_parts/ruling-fields"
import { formNamed, type Typed } from "../_typed"
import { beneathEach, mayRuleOn, nearbyBeneath, rulingsBeneath } from "./_beneath"
import { blocksOnPage, suggestedOnPage } from "./_on-page"
import { reasonsShown, withAdded } from "./_reasons"

type Place = { readonly page: number; readonly layout: Layout; readonly queue: string | undefined }
type Props = { review: ReviewView; held: Typed; place: Place; pager: ReactNode }

/** What the contribution would do to the article as it is now. */
export function Changes({ review, held, place, pager }: Props) {
  const { contribution, edit } = review
  const content = contribution.versions.at(-1)?.content
  if (!content) return null
  return (
    <>
      {content.kind === "edit" && (
        <section className="stack stack-tight" aria-labelledby="why">
          <h2 id="why" className="section-title">
            Why
          </h2>
          <p className="review-reason">{content.reason}</p>
        </section>
      )}
      <section className="stack" aria-labelledby="changes">
        <h2 id="changes" className="section-title">
          {titleFor(review)}
        </h2>
        {edit ? (
          <EditChanges review={review} edit={edit} held={held} place={place} pager={pager} />
        ) : content.kind === "edit" ? (
          <>
            {pager}
            <Suggested review={review} page={place.page} />
            {pager}
          </>
        ) : (
          <InsightOf review={review} />
        )}
        <p className="small quiet">
          {aiStatement(content.aiUse, content.aiNote)} Asks to be credited with:{" "}
          {content.roles.map((role) => CREDIT_ROLES[role].label.toLowerCase()).join(", ")}.
        </p>
      </section>
    </>
  )
}

function titleFor({ contribution, edit, liveSeq }: ReviewView): string {
  if (contribution.kind === "insight") return `The insight in the article as it is now, revision ${liveSeq}`
  return edit ? `What it changes in the article as it is now, revision ${liveSeq}` : "What it suggested"
}

/** An edit that is no longer waiting: what it asked to change in the revision that it was written on. */
function Suggested({ review, page }: { review: ReviewView; page: number }) {
  const { contribution, sources } = review
  const version = contribution.versions.at(-1)
  if (version?.content.kind !== "edit") return null
  const { reasons = [], sources: added = [] } = version.content
  const { parts, first } = suggestedOnPage(review, page)
  const blocks = parts.flatMap(({ block, before }) => (before ? [block, before] : [block]))
  const citations = citationsOfBoth([{ blocks }], sourcesOfBoth(sources, [...sources, ...added]))
  const beneath = reasonsBeneath(parts, reasons, { sources: version.sources, added })
  return <ChangedBlocks changes={parts} first={first} citations={citations} beneath={beneath} />
}

type EditProps = Props & { edit: EditReview }

function EditChanges({ review, edit, held, place, pager }: EditProps) {
  const { page, layout } = place
  const { contribution } = review
  const { id } = contribution
  const sources = sourcesOfBoth(review.sources, withAdded(edit))
  const citations = citationsOfBoth([review.live, edit.merged.document, edit.proposed], sources)
  const conflicts = edit.merged.conflicts.length
  const all = waiting(edit.merged.changes)
  const on = blocksOnPage(edit, page)
  const changes = (edit.pages[page - 1] ?? []).flatMap((part) => (part.kind === "change" ? [part] : []))
  const mayRule = mayRuleOn(review) && all.length > 0
  const placesOn = edit.pages.findIndex((parts) => parts.some(({ kind }) => kind === "place")) + 1
  const reasons = reasonsBy(edit.reasons, edit.merged)
  const said = { sources: review.sources, added: edit.added }
  const cited = citedIds(edit.merged.document)
  return (
    <>
      <TabLinks
        label="Layout"
        tabs={[
          { href: reviewPlace(id, { ...place, layout: "inline" }), label: "In one text", current: layout === "inline" },
          {
            href: reviewPlace(id, { ...place, layout: "side-by-side" }),
            label: "Side by side",
            current: layout === "side-by-side",
          },
        ]}
      />
      {pager}
      <HiddenCharacters texts={insertedTexts(edit)} />
      {conflicts > 0 && (
        <p className="in-question">
          {counted(conflicts, all.length > 0 ? "more place" : "place")} {conflicts === 1 ? "is" : "are"} in question,
          because the article has changed there too.{" "}
          <a href={placesOn === page ? "#merge" : `${reviewPlace(id, { ...place, page: placesOn })}#merge`}>
            Settle {conflicts === 1 ? "it" : "them"} {placesOn === page ? "below" : `on page ${placesOn}`}
          </a>
        </p>
      )}
      {mayRule && <RuleAll id={id} count={all.length} />}
      <NewSources added={edit.added} isCited={({ id }) => cited.has(id)} />
      {reasons.has("") && (
        <details className="fold">
          <summary>Reasons for changes that the article already has</summary>
          <ChangeReasons reasons={reasons.get("") ?? []} {...said} named />
        </details>
      )}
      <ChangeIndex changes={on.blocks} first={on.first} reasons={edit.reasons} />
      <ArticleChanges
        changes={on.blocks}
        first={on.first}
        beneath={beneathEach(on.ids, [
          nearbyBeneath(review),
          mayRule
            ? rulingsBeneath({
                edit,
                held,
                changes,
                shown: on.ids,
                sources: sources.map(({ source }) => source),
                unlessSaid: leavesAllOut(held, review) ? "decline" : "accept",
                asked: contribution.asked,
                author: contribution.author.name,
                reasonsFor: reasonsShown(edit, review.sources),
              })
            : reasonsBeneath(on.blocks, placedOf(reasons), said),
        ])}
        citations={citations}
        layout={layout}
        suggested
        empty={
          page > 1
            ? "On this page there are only places to settle: see below."
            : conflicts > 0
              ? "Everything it changes is in question: see the places to settle below."
              : edit.cosigned
                ? `The article says all of this already: ${edit.cosigned.author.name} suggested it too, and it was merged in revision ${edit.cosigned.seq}.`
                : "The article says all of this already. Merging credits the author and changes no word."
        }
      />
    </>
  )
}

/** Reasons for changes that stand in the text; those of places in question stand there. */
const placedOf = (reasons: ReturnType<typeof reasonsBy>): SentReason[] =>
  [...reasons].flatMap(([id, own]) => (id === "" ? [] : own))

/** All changes of this very version were left out at once; single ones may have been accepted since. */
function leavesAllOut(held: Typed, { versionN }: ReviewView): boolean {
  const { values } = formNamed(held, "merge")
  return values.all === "decline" && values["all.on"] === String(versionN)
}

/** The words that are new; a citation is none of them. */
function insertedTexts({ suggested }: EditReview): string[] {
  const segments = suggested.flatMap((change): Segment[] => [
    ...change.segments,
    ...(change.rows ?? []).flatMap((row) => row.cells.flatMap((cell) => cell.segments)),
  ])
  return segments.filter(({ kind }) => kind === "inserted").map(({ content }) => writtenIn(content))
}

const writtenIn = (content: readonly Inline[]): string =>
  content.map((node) => (node.type === "text" ? node.text : "")).join("")

function InsightOf({ review }: { review: ReviewView }) {
  const { contribution, live, liveSeq, sources, place, certifiedAt, interestsNamed } = review
  const version = contribution.versions.at(-1)
  if (version?.content.kind !== "insight") return null
  const { body, roles, aiUse, aiNote, passage } = version.content
  return (
    <>
      <HiddenCharacters texts={body.blocks.map(({ content }) => writtenIn(content))} />
      <InsightInContext
        slug={contribution.article.slug}
        live={live}
        liveSeq={liveSeq}
        sources={sources}
        insight={{
          contributionId: contribution.id,
          byline: contribution.author,
          body,
          disclosureLine: version.disclosureLine,
          certifiedAt,
          namedHere: interestsNamed,
          roles,
          aiUse,
          aiNote,
          sentAt: version.sentAt,
          baseSeq: version.baseSeq,
          passage: passage?.exact ?? null,
          place,
        }}
      />
    </>
  )
}
