import { aiStatement } from "#core/contribution/ai-statement"
import { reasonsBetween, sourcesBrought } from "#core/contribution/between-versions"
import { changePages, firstOn } from "#core/contribution/change-pages"
import { quoted } from "#core/contribution/passage"
import { CREDIT_ROLES } from "#core/credit/roles"
import { pageAsked } from "#core/in-pages"
import { counted, numbered } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"
import type { ContributionView, VersionView } from "#server/contribution/read"
import { ComparedSources, citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { reasonsBeneath } from "#ui/review/change-reasons"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { ReasonsSince } from "#ui/review/reasons-since"
import { Time } from "#ui/text/time"
import { AboutPassage } from "./_parts/about-passage"
import { ChangePager } from "./_parts/change-pager"
import { InsightPreview } from "./_parts/insight-preview"

/** Which version is shown, and which page of its changes: as the address asks. */
export type Place = { readonly version: string | undefined; readonly page: string | undefined }

type Props = { view: ContributionView; place: Place }

/** What was sent: the newest version or the one that was asked for, the others by link, and between two what changed. */
export function Sent({ view, place }: Props) {
  const newest = view.versions.find(({ n }) => String(n) === place.version) ?? view.versions.at(-1)
  if (!newest) return null
  const others = view.versions.filter((version) => version !== newest).toReversed()
  return (
    <section className="sent" aria-labelledby="sent">
      <h2 id="sent" className="section-title">
        {isApproved(view, newest) ? "Your insight, in the words that you approved" : titleOf(view, newest)}
      </h2>
      <Version version={newest} view={view} page={place.page} />
      {newest.content.kind === "edit" && <ComparedSources sources={sourcesIn(newest)} same="of the article" />}
      {others.length > 0 && (
        <details className="sent-earlier">
          <summary>{newest === view.versions.at(-1) ? "Earlier versions" : "Other versions"}</summary>
          <ol reversed>
            {others.map((version) => (
              <li key={version.n} value={version.n}>
                <a href={placeOf(view, { version: version.n, page: 1 })}>
                  Version {version.n}, <Time at={version.sentAt} withTime />
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

/** An editor's words become a version of the author's own in the moment in which they are approved. */
const isApproved = ({ timeline }: ContributionView, { sentAt }: VersionView): boolean =>
  timeline.some(({ kind, at }) => kind === "contribution.approved" && at.getTime() === sentAt.getTime())

const titleOf = ({ versions }: ContributionView, newest: VersionView): string =>
  versions.length > 1 ? `What you sent, version ${newest.n}` : "What you sent"

const placeOf = ({ id }: ContributionView, { version, page }: { version: number; page: number }) =>
  `/contributions/${id}?version=${version}${page > 1 ? `&page=${page}` : ""}#sent`

type VersionProps = { version: VersionView; view: ContributionView; page: string | undefined }

function Version({ version, view, page }: VersionProps) {
  const { content, sentAt, baseSeq, n } = version
  const before = view.versions.find((one) => one.n === n - 1)
  const since = version.sincePrevious && changePages(version.sincePrevious)
  return (
    <div className="sent-version">
      <p className="quiet small">
        {isApproved(view, version) ? "Approved" : "Sent"} <Time at={sentAt} withTime />, written on revision {baseSeq}.
        {content.kind === "edit" && ` ${rolesOf(version).join(", ")}. ${aiStatement(content.aiUse, content.aiNote)}`}
      </p>
      <Words version={version} view={view} page={page} />
      {since && (
        <details className="sent-since">
          <summary>What changed since version {n - 1}</summary>
          <ChangedBlocks changes={since[0] ?? []} citations={citationsIn(since[0] ?? [], version)} />
          {since.length > 1 && (
            <p className="quiet small">
              These are the first {counted(since[0]?.length ?? 0, "passage")} of {numbered(since.flat().length)}.
            </p>
          )}
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

function Words({ version, view, page: asked }: VersionProps) {
  const { content } = version
  if (content.kind === "edit") {
    const pages = changePages(version.changes)
    const page = pageAsked(asked, pages.length)
    const shown = pages[page - 1] ?? []
    const href = (number: number) => placeOf(view, { version: version.n, page: number })
    return (
      <>
        <ChangePager pages={pages} page={page} href={href} />
        <ChangedBlocks
          changes={shown}
          first={firstOn(pages, page)}
          citations={citationsIn(shown, version)}
          beneath={reasonsBeneath(shown, reasonsOf(version, { shown, isLast: page === pages.length }), {
            sources: version.sources,
            added: sourcesBrought(content),
          })}
        />
        <ChangePager pages={pages} page={page} href={href} />
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

/** The reasons for what is shown; those of blocks that no page shows stand on the last. */
function reasonsOf(
  { content, changes }: VersionView,
  { shown, isLast }: { shown: readonly BlockChange[]; isLast: boolean },
) {
  const here = new Set(shown.map(({ block }) => block.id))
  const anywhere = new Set(changes.map(({ block }) => block.id))
  const reasons = content.kind === "edit" ? (content.reasons ?? []) : []
  return reasons.filter(({ about: { place } }) => here.has(place.blockId) || (isLast && !anywhere.has(place.blockId)))
}

function citationsIn(changes: readonly BlockChange[], version: VersionView) {
  const blocks = changes.flatMap(({ block, before }) => (before ? [block, before] : [block]))
  return citationsOfBoth([{ blocks }], sourcesIn(version))
}

const sourcesIn = ({ sources, content }: VersionView) =>
  sourcesOfBoth(sources, [...sources, ...sourcesBrought(content)])

const rolesOf = ({ content }: VersionView): string[] => content.roles.map((role) => CREDIT_ROLES[role].label)
