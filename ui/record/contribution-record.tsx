import type { ReactNode } from "react"
import { aiStatement } from "#core/contribution/ai-statement"
import type { ChangeReason } from "#core/contribution/reasons"
import type { Ruled } from "#core/contribution/ruled"
import { ruledInWords } from "#core/contribution/ruled-in-words"
import { type AiUse, type ContributionKind, LICENCE } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { CreditRole } from "#core/credit/roles"
import type { Document, Source } from "#core/document/schema"
import { comparePath, recordPath, revisionPath } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"
import { Role } from "#ui/article/article-credits"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { ComparedSources, citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { creditedPerson, PersonName } from "#ui/people/credited"
import { PersonLine } from "#ui/people/person-line"
import { reasonsBeneath } from "#ui/review/change-reasons"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"

export type PublicRecord = {
  readonly slug: string
  readonly kind: ContributionKind
  readonly author: Byline
  readonly approvedBy: Byline
  readonly disclosureLine: string
  readonly certifiedAt: Date
  readonly namedHere: readonly string[]
  readonly roles: readonly CreditRole[]
  readonly aiUse: AiUse
  readonly aiNote: string
  readonly submittedAt: Date
  readonly mergedAt: Date
  readonly mergedSeq: number
  readonly revertedAt: Date | null
  readonly cosigns: { readonly id: string; readonly author: Byline; readonly isUndone: boolean } | null
  readonly baseSeq: number
  readonly note: string
  readonly versions: number
  readonly body: Document | null
  readonly passage: string | null
  readonly reason: string
  readonly changes: readonly BlockChange[]
  readonly amendedBy: Byline | null
  readonly ruled: Pick<Ruled, "accepted" | "amended" | "declined"> | null
  readonly sources: readonly Source[]
  readonly reasons: readonly ChangeReason[]
  readonly added: readonly Source[]
}

/** A merged contribution for good: what was sent, by whom, under which interests, and what became of it. */
export function ContributionRecord({ record }: { record: PublicRecord }) {
  return (
    <div className="record">
      {record.revertedAt && (
        <Notice tone="warning" title="This contribution is no longer in the article">
          <p>
            Its merge was undone on <Time at={record.revertedAt} />.
          </p>
        </Notice>
      )}
      <PersonLine person={creditedPerson(record.author, record)} />
      <Became {...record} />
      <Sent {...record} />
      <Facts {...record} />
    </div>
  )
}

function Sent(record: PublicRecord) {
  const { kind, body, passage, reason } = record
  if (kind === "insight") {
    return (
      <section className="record-sent" aria-label="The insight">
        {passage ? <blockquote className="record-passage">{passage}</blockquote> : null}
        <div className="prose">{body && <ProseBlocks document={body} />}</div>
      </section>
    )
  }
  return (
    <>
      {reason && (
        <section aria-labelledby="record-why">
          <h2 id="record-why" className="section-title">
            Why it was suggested
          </h2>
          <p className="record-reason">{reason}</p>
        </section>
      )}
      <Suggested {...record} />
    </>
  )
}

function Suggested({ changes, sources, added, reasons, baseSeq }: PublicRecord) {
  const listed = sourcesOfBoth(sources, [...sources, ...added])
  const blocks = changes.flatMap(({ block, before }) => (before ? [block, before] : [block]))
  const citations = citationsOfBoth([{ blocks }], listed)
  return (
    <section className="record-sent" aria-labelledby="record-changes">
      <h2 id="record-changes" className="section-title">
        What it asked to change in revision {baseSeq}
      </h2>
      <ChangedBlocks
        changes={changes}
        citations={citations}
        beneath={reasonsBeneath(changes, reasons, { sources, added })}
      />
      {citations.places.size > 0 && <ComparedSources sources={listed} same="as they were then" />}
    </section>
  )
}

/** What became of it, before what it said. */
function Became({ slug, mergedSeq, mergedAt, approvedBy, ruled, cosigns, revertedAt }: PublicRecord) {
  return (
    <p className="record-became">
      {cosigns ? "Added as a co-signature in" : "Merged as"}{" "}
      <a href={revisionPath(slug, mergedSeq)}>revision {mergedSeq}</a> on <Time at={mergedAt} />, approved by{" "}
      <PersonName byline={approvedBy} />.{ruled && !cosigns && ` ${ruledInWords(ruled)}`}
      {revertedAt && (
        <>
          {" "}
          Taken out again on <Time at={revertedAt} />.
        </>
      )}
    </p>
  )
}

function Facts(record: PublicRecord) {
  const { slug, mergedSeq, baseSeq, approvedBy, versions, roles, aiUse, aiNote, submittedAt, mergedAt, note, ruled } =
    record
  const { amendedBy, cosigns } = record
  return (
    <section aria-labelledby="record-facts">
      <h2 id="record-facts" className="section-title">
        Record
      </h2>
      <dl className="fact-list">
        <Fact name="Sent in">
          <Time at={submittedAt} withTime />, written on <a href={revisionPath(slug, baseSeq)}>revision {baseSeq}</a>
          {versions > 1 && `, in ${counted(versions, "version")}`}
        </Fact>
        <Fact name="Approved">
          <Time at={mergedAt} withTime /> by <PersonName byline={approvedBy} />
        </Fact>
        {amendedBy && (
          <Fact name="Words">
            Put in other words by <PersonName byline={amendedBy} />, and approved in them by its author
          </Fact>
        )}
        {cosigns ? (
          <Fact name="Co-signs">
            <a href={recordPath(slug, cosigns.id)}>The same change, suggested by {cosigns.author.name}</a> and merged
            before{cosigns.isUndone && "; that merge was undone since"}
          </Fact>
        ) : (
          ruled && <Fact name="Taken">{ruledInWords(ruled)}</Fact>
        )}
        <Fact name="Published as">
          <a href={revisionPath(slug, mergedSeq)}>Revision {mergedSeq}</a>
          {note && `: ${note}`}
          {mergedSeq > 1 && (
            <>
              {" "}
              (<a href={comparePath(slug, mergedSeq - 1, mergedSeq)}>see the change</a>)
            </>
          )}
        </Fact>
        <Fact name="Credited with">
          <ul className="plain-list">
            {roles.map((role) => (
              <li key={role}>
                <Role role={role} />
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name="AI tools">{aiStatement(aiUse, aiNote)}</Fact>
        <Fact name="Licence">
          <a href={LICENCE.url} rel="license">
            {LICENCE.code}
          </a>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
