import { CONTRIBUTION_KIND_LABELS, type ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"
import { standingInWords } from "#core/credit/standing"
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
  readonly together: readonly { readonly with: readonly Byline[]; readonly words: number }[]
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
            {beforeDate(standingInWords(work))}
            <Time at={work.lastAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

const beforeDate = (words: string): string => words && `${words} · `

/** What somebody's credited work comes to. `others`: whether they contributed what no article has any more. */
export function PersonSum({ works, others }: { works: readonly Work[]; others: boolean }) {
  const sum = (count: (work: Work) => number) => works.reduce((total, work) => total + count(work), 0)
  const shared = sum(({ together }) => together.reduce((all, one) => all + one.words, 0))
  const words = standingInWords({
    insights: sum(({ insights }) => insights),
    edits: sum(({ edits }) => edits),
    cosigned: sum(({ cosigned }) => cosigned),
    wordsStanding: sum(({ wordsStanding }) => wordsStanding),
    together: shared > 0 ? [{ words: shared }] : [],
  })
  const rest = words ? `: ${words}.` : others ? ". What they wrote there has been replaced since." : "."
  return (
    <p className="person-sum">
      Credited in {counted(works.length, "article")}
      {rest}
    </p>
  )
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
