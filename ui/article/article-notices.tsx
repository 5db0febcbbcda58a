import { noticesAtHead } from "#core/article/notices"
import { type ArticleStatus, NOTICE_LABELS, type NoticeType } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { comparePath, revisionPath } from "#core/metadata/addresses"
import { PersonName } from "#ui/people/credited"
import { Notice, type NoticeTone } from "#ui/text/notice"
import { Time } from "#ui/text/time"

export type PublicNotice = {
  readonly type: NoticeType
  readonly wrong: string
  readonly stands: string
  /** What the revision says of itself, shown where the notice has no words of its own. */
  readonly note: string
  readonly seq: number
  readonly at: Date
  /** The revision that readers saw when something was last said of it. */
  readonly saidAtSeq: number
  readonly changed: {
    readonly how: "given" | "corrected" | "taken_back"
    readonly by: Byline
    readonly at: Date
    readonly reason: string
  } | null
  readonly isTakenBack: boolean
}

const TONES = {
  addendum: "info",
  clarification: "info",
  correction: "warning",
  corrigendum: "warning",
  erratum: "warning",
  expression_of_concern: "danger",
  new_edition: "info",
  new_version: "info",
  partial_retraction: "danger",
  removal: "danger",
  retraction: "danger",
  withdrawal: "danger",
} satisfies Record<NoticeType, NoticeTone>

type Standing = {
  readonly status: ArticleStatus
  /** Who made it so, and when. */
  readonly standing: { readonly note: string; readonly by: Byline; readonly at: Date } | null
}

/** That an article is withdrawn or closed, since when and by whom; nothing while it is open. */
export function StandingNotice({ status, standing }: Standing) {
  if (status === "withdrawn") {
    return (
      <Notice tone="danger" title="This article was withdrawn">
        <Since what="Withdrawn" standing={standing} />
        {standing?.note && <p>{standing.note}</p>}
        <p>The text stays here as it last stood, for the record. Please do not rely on it.</p>
      </Notice>
    )
  }
  if (status !== "closed") return null
  return (
    <Notice title="This article is closed to contributions">
      <Since what="Closed" standing={standing} />
      <p>{standing?.note || "It is kept as it stands."}</p>
    </Notice>
  )
}

function Since({ what, standing }: { what: string; standing: Standing["standing"] }) {
  if (!standing) return null
  return (
    <p>
      {what} on <Time at={standing.at} /> by <PersonName byline={standing.by} />
    </p>
  )
}

/**
 * The notices that stand at the head of an article: a warning until it is taken back, any other until the article changes
 * in substance again. All of them are listed below the text.
 */
export function HeadNotices(props: { slug: string; notices: readonly PublicNotice[]; substantive: readonly number[] }) {
  const { slug, notices } = props
  const shown = noticesAtHead(notices, props.substantive)
  if (shown.length === 0) return null
  return (
    <div className="article-notices">
      {shown.map((notice) => (
        <Notice
          key={notice.seq}
          tone={TONES[notice.type]}
          title={
            <>
              {NOTICE_LABELS[notice.type]}, <Time at={notice.at} />
            </>
          }
        >
          <Said notice={notice} />
          <Changed notice={notice} />
          <p>
            <NoticeLink slug={slug} seq={notice.seq} />
            {notices.length > 1 && (
              <>
                {" "}
                · <a href="#notices">All corrections and notices</a>
              </>
            )}
          </p>
        </Notice>
      ))}
    </div>
  )
}

/** Every public notice on an article, newest first, those that were taken back among them. */
export function NoticeList({ slug, notices }: { slug: string; notices: readonly PublicNotice[] }) {
  if (notices.length === 0) return null
  return (
    <section aria-labelledby="notices">
      <h2 id="notices" className="section-title">
        Corrections and notices
      </h2>
      <ul className="ledger">
        {notices.map((notice) => (
          <li key={notice.seq}>
            <NoticeWords notice={notice} />
            <p>
              <NoticeLink slug={slug} seq={notice.seq} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A notice with its date, what it says and what became of it. */
export function NoticeWords({ notice }: { notice: PublicNotice }) {
  const { type, at, isTakenBack } = notice
  return (
    <div className={isTakenBack ? "notice-said notice-taken-back" : "notice-said"}>
      <p className="ledger-what">
        <strong>{NOTICE_LABELS[type]}</strong>, <Time at={at} />
        {isTakenBack && " (taken back)"}
      </p>
      <Said notice={notice} />
      <Changed notice={notice} />
    </div>
  )
}

function Said({ notice: { wrong, stands, note } }: { notice: PublicNotice }) {
  if (!wrong && !stands) return note ? <p>{note}</p> : null
  return (
    <dl className="notice-texts">
      {wrong && (
        <div>
          <dt>What was wrong</dt>
          <dd>{wrong}</dd>
        </div>
      )}
      {stands && (
        <div>
          <dt>What stands now</dt>
          <dd>{stands}</dd>
        </div>
      )}
    </dl>
  )
}

const HOW = { given: "Put on", corrected: "Corrected", taken_back: "Taken back" } satisfies Record<
  NonNullable<PublicNotice["changed"]>["how"],
  string
>

function Changed({ notice: { changed } }: { notice: PublicNotice }) {
  if (!changed) return null
  return (
    <p className="quiet small">
      {HOW[changed.how]} on <Time at={changed.at} /> by <PersonName byline={changed.by} />: {changed.reason}
    </p>
  )
}

function NoticeLink({ slug, seq }: { slug: string; seq: number }) {
  if (seq === 1) return <a href={revisionPath(slug, seq)}>Revision 1</a>
  return <a href={comparePath(slug, seq - 1, seq)}>See what changed in revision {seq}</a>
}
