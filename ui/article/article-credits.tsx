import type { Byline } from "#core/credit/byline"
import { creditTerm } from "#core/credit/credit-terms"
import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"
import { standingInWords } from "#core/credit/standing"
import { personFacts } from "#ui/people/credited"
import { DisclosureLine } from "#ui/people/disclosure-line"
import { PersonIdentity } from "#ui/people/person-line"

export type ArticleCredit = {
  readonly byline: Byline
  readonly roles: readonly CreditRole[]
  readonly wordsStanding: number
  readonly insights: number
  readonly edits: number
  readonly cosigned: number
  readonly together: readonly { readonly with: readonly Byline[]; readonly words: number }[]
  readonly disclosure: {
    readonly statement: string
    readonly certifiedAt: Date
    readonly namedHere: readonly string[]
  } | null
}

/** Everybody credited in an article: who they are, what they declared, what they did and what of it stands. */
export function ArticleCredits({ credits }: { credits: readonly ArticleCredit[] }) {
  if (credits.length === 0) return null
  return (
    <section aria-labelledby="credits">
      <h2 id="credits" className="section-title">
        Who wrote and improved this article
      </h2>
      <ul className="credit-list">
        {credits.map((credit) => (
          <li key={credit.byline.personId}>
            <PersonIdentity person={personFacts(credit.byline)}>
              <Declared {...credit} />
            </PersonIdentity>
            <ul className="credit-works">
              {credit.roles.map((role) => (
                <li key={role}>
                  <Role role={role} />
                </li>
              ))}
              <Standing {...credit} />
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Declared({ disclosure, byline }: Pick<ArticleCredit, "disclosure" | "byline">) {
  if (byline.isNameOnly) return <p className="disclosure">Interests not stated.</p>
  if (!disclosure) return <p className="disclosure">Interests not declared yet.</p>
  const { statement, certifiedAt, namedHere } = disclosure
  return <DisclosureLine disclosure={{ statement, certifiedAt, namedHere: namedHere.join(", ") || undefined }} />
}

/** A role in our own word, with CRediT's nearest. */
export function Role({ role }: { role: CreditRole }) {
  const term = creditTerm(role)
  return (
    <>
      {CREDIT_ROLES[role].label}
      {term && (
        <span className="credit-term">
          {" "}
          (<a href={term.url}>CRediT: {term.name}</a>)
        </span>
      )}
    </>
  )
}

function Standing(credit: ArticleCredit) {
  const words = standingInWords(credit)
  return words ? <li className="credit-standing">{words}</li> : null
}
