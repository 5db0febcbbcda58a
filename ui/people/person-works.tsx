import { CONTRIBUTION_KIND_LABELS, type ContributionKind } from "#core/contribution/vocabulary"
import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"
import { articlePath, recordPath, revisionPath } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { Time } from "#ui/text/time"

type Work = {
  readonly slug: string
  readonly title: string
  readonly roles: readonly CreditRole[]
  readonly wordsStanding: number
  readonly insights: number
  readonly edits: number
  readonly cosigned: number
  readonly lastAt: Date
}

/** The articles that somebody is credited in, the last first. */
export function PersonWorks({ works }: { works: readonly Work[] }) {
  return (
    <ul className="ledger">
      {works.map((work) => (
        <li key={work.slug}>
          <p className="ledger-title">
            <a href={articlePath(work.slug)}>{work.title}</a>
          </p>
          <p>{work.roles.map((role) => CREDIT_ROLES[role].label).join(", ")}</p>
          <p className="quiet">
            {standing(work)}
            <Time at={work.lastAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function standing({ insights, edits, cosigned, wordsStanding }: Work): string {
  const parts = [
    insights > 0 && counted(insights, "insight"),
    edits > 0 && `${counted(edits, "edit")} merged`,
    cosigned > 0 && `${counted(cosigned, "edit")} co-signed`,
    wordsStanding > 0 && `${counted(wordsStanding, "word")} standing`,
  ].filter(Boolean)
  return parts.map((part) => `${part} · `).join("")
}

type Given = {
  readonly id: string
  readonly kind: ContributionKind
  readonly slug: string
  readonly title: string
  readonly seq: number
  readonly note: string
  readonly isCosigned: boolean
  readonly at: Date
}

/** Every merged contribution of somebody, the newest first, each with its record. */
export function PersonContributions({ contributions }: { contributions: readonly Given[] }) {
  return (
    <ol className="ledger">
      {contributions.map(({ id, kind, slug, title, seq, note, isCosigned, at }) => (
        <li key={id}>
          <p className="ledger-note">
            <a href={recordPath(slug, id)}>{note || CONTRIBUTION_KIND_LABELS[kind]}</a>
          </p>
          <p>
            {isCosigned ? "Co-signed a suggested edit" : CONTRIBUTION_KIND_LABELS[kind]} in {title}
          </p>
          <p className="quiet">
            <Time at={at} /> · <a href={revisionPath(slug, seq)}>Revision {seq}</a>
          </p>
        </li>
      ))}
    </ol>
  )
}
