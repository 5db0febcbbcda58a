import { aiStatement } from "#core/contribution/ai-statement"
import { reasonsBetween, sourcesBrought } from "#core/contribution/between-versions"
import { quoted } from "#core/contribution/passage"
import { CREDIT_ROLES } from "#core/credit/roles"
import type { BlockChange } from "#core/text/diff"
import type { ContributionView, VersionView } from "#server/contribution/read"
import { ComparedSources, citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { reasonsBeneath } from "#ui/review/change-reasons"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { ReasonsSince } from "#ui/review/reasons-since"
import { Time } from "#ui/text/time"
import { AboutPassage } from "./_parts/about-passage"
import { InsightPreview } from "./_parts/insight-preview"

/** What was sent: the newest version whole, earlier ones folded, and between two what changed. */
export function Sent({ view }: { view: ContributionView }) {
  const [newest, ...earlier] = view.versions.toReversed()
  if (!newest) return null
  return (
    <section className="sent" aria-labelledby="sent">
      <h2 id="sent" className="section-title">
        {isApproved(view, newest) ? "Your insight, in the words that you approved" : titleOf(view, newest)}
      </h2>
      <Version version={newest} view={view} />
      {newest.content.kind === "edit" && <ComparedSources sources={sourcesIn(newest)} same="of the article" />}
      {earlier.map((version) => (
        <details key={version.n} className="sent-earlier">
          <summary>
            Version {version.n}, <Time at={version.sentAt} withTime />
          </summary>
          <Version version={version} view={view} />
        </details>
      ))}
    </section>
  )
}

/** An editor's words become a version of the author's own in the moment in which they are approved. */
const isApproved = ({ timeline }: ContributionView, { sentAt }: VersionView): boolean =>
  timeline.some(({ kind, at }) => kind === "contribution.approved" && at.getTime() === sentAt.getTime())

const titleOf = ({ versions }: ContributionView, newest: VersionView): string =>
  versions.length > 1 ? `What you sent, version ${newest.n}` : "What you sent"

function Version({ version, view }: { version: VersionView; view: ContributionView }) {
  const { content, sentAt, baseSeq, sincePrevious, n } = version
  const before = view.versions.find((one) => one.n === n - 1)
  return (
    <div className="sent-version">
      <p className="quiet small">
        {isApproved(view, version) ? "Approved" : "Sent"} <Time at={sentAt} withTime />, written on revision {baseSeq}.
        {content.kind === "edit" && ` ${rolesOf(version).join(", ")}. ${aiStatement(content.aiUse, content.aiNote)}`}
      </p>
      <Words version={version} view={view} />
      {sincePrevious && (
        <details className="sent-since">
          <summary>What changed since version {n - 1}</summary>
          <ChangedBlocks changes={sincePrevious} citations={citationsIn(sincePrevious, version)} />
          {before && (
            <ReasonsSince
              between={reasonsBetween(before.content, content)}
              sources={version.sources}
              added={[...sourcesBrought(content), ...sourcesBrought(before.content)]}
            />
          )}
        </details>
      )}
    </div>
  )
}

function Words({ version, view }: { version: VersionView; view: ContributionView }) {
  const { content } = version
  if (content.kind === "edit") {
    return (
      <>
        <ChangedBlocks
          changes={version.changes}
          citations={citationsIn(version.changes, version)}
          beneath={reasonsBeneath(version.changes, content.reasons ?? [], {
            sources: version.sources,
            added: sourcesBrought(content),
          })}
        />
        <p className="sent-reason">
          <strong>Why:</strong> {content.reason}
        </p>
      </>
    )
  }
  return (
    <>
      <AboutPassage words={content.passage && quoted(content.passage)} />
      <InsightPreview
        id={`${view.id}-${version.n}`}
        body={content.body}
        signature={{ byline: view.author, declared: version }}
        seq={version.baseSeq}
        at={version.sentAt}
        hasPassage={content.passage !== null}
        roles={rolesOf(version)}
        ai={content.aiUse === "none" ? undefined : { use: content.aiUse, note: content.aiNote }}
      />
    </>
  )
}

function citationsIn(changes: readonly BlockChange[], version: VersionView) {
  const blocks = changes.flatMap(({ block, before }) => (before ? [block, before] : [block]))
  return citationsOfBoth([{ blocks }], sourcesIn(version))
}

const sourcesIn = ({ sources, content }: VersionView) =>
  sourcesOfBoth(sources, [...sources, ...sourcesBrought(content)])

const rolesOf = ({ content }: VersionView): string[] => content.roles.map((role) => CREDIT_ROLES[role].label)
