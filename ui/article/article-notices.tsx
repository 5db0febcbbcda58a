import { type ArticleStatus, NOTICE_LABELS, type NoticeType } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { comparePath, revisionPath } from "#core/metadata/addresses"
import { PersonName } from "#ui/people/credited"
import { Notice, type NoticeTone } from "#ui/text/notice"
import { Time } from "#ui/text/time"

type PublicNotice = { readonly type: NoticeType; readonly note: string; readonly seq: number; readonly at: Date }

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

/** What stands above an article's title: that it is withdrawn or closed, then its newest public notice. */
export function ArticleNotices(props: Standing & { slug: string; notices: readonly PublicNotice[] }) {
  const { slug, status, standing, notices } = props
  const [newest] = notices
  if (status === "live" && !newest) return null
  return (
    <div className="article-notices">
      <StandingNotice status={status} standing={standing} />
      {newest && (
        <Notice
          tone={TONES[newest.type]}
          title={
            <>
              {NOTICE_LABELS[newest.type]}, <Time at={newest.at} />
            </>
          }
        >
          {newest.note && <p>{newest.note}</p>}
          <p>
            <NoticeLink slug={slug} seq={newest.seq} />
            {notices.length > 1 && (
              <>
                {" "}
                · <a href="#notices">All corrections and notices</a>
              </>
            )}
          </p>
        </Notice>
      )}
    </div>
  )
}

/** Every public notice on an article, newest first. */
export function NoticeList({ slug, notices }: { slug: string; notices: readonly PublicNotice[] }) {
  if (notices.length === 0) return null
  return (
    <section aria-labelledby="notices">
      <h2 id="notices" className="section-title">
        Corrections and notices
      </h2>
      <ul className="ledger">
        {notices.map(({ type, note, seq, at }) => (
          <li key={seq}>
            <p className="ledger-what">
              <strong>{NOTICE_LABELS[type]}</strong>, <Time at={at} />
            </p>
            {note && <p>{note}</p>}
            <p>
              <NoticeLink slug={slug} seq={seq} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoticeLink({ slug, seq }: { slug: string; seq: number }) {
  if (seq === 1) return <a href={revisionPath(slug, seq)}>Revision 1</a>
  return <a href={comparePath(slug, seq - 1, seq)}>See what changed in revision {seq}</a>
}
