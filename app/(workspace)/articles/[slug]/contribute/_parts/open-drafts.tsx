import { CONTRIBUTION_KIND_LABELS, type ContributionKind } from "#core/contribution/vocabulary"
import { Time } from "#ui/text/time"

type Draft = { readonly id: string; readonly kind: ContributionKind; readonly changedAt: Date }

/** What this person has begun here and not sent. */
export function OpenDrafts({ drafts }: { drafts: readonly Draft[] }) {
  if (drafts.length === 0) return null
  return (
    <section className="open-drafts">
      <h2 className="section-title">You have begun something here</h2>
      <ul className="plain-list">
        {drafts.map(({ id, kind, changedAt }) => (
          <li key={id}>
            <a href={`/contributions/${id}/write`}>Go on with your {CONTRIBUTION_KIND_LABELS[kind].toLowerCase()}</a>{" "}
            <span className="quiet">
              last changed <Time at={changedAt} withTime />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
