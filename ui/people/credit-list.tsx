import type { ReactNode } from "react"
import { counted } from "#core/metadata/in-words"
import { type CreditedPerson, PersonLine } from "#ui/people/person-line"

export type Credit = {
  /** The label of the role: "Expert commentary". */
  role: string
  revision: number
  revisionHref?: string
  /** Words of theirs that stand in the article now. */
  wordsStanding?: number
}

type Props = { people: { id: string; person: CreditedPerson; credits: Credit[] }[]; empty?: ReactNode }

/** Everybody who is credited with an article, and with what. */
export function CreditList({ people, empty }: Props) {
  if (people.length === 0) return empty
  return (
    <ul className="credit-list">
      {people.map(({ id, person, credits }) => (
        <li key={id}>
          <PersonLine person={person} />
          <ul className="credit-works">
            {credits.map((credit, index) => (
              <li key={index}>
                <CreditEntry {...credit} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function CreditEntry({ role, revision, revisionHref, wordsStanding }: Credit) {
  return (
    <>
      {role}, {revisionHref ? <a href={revisionHref}>revision {revision}</a> : `revision ${revision}`}
      {wordsStanding !== undefined && (
        <span className="credit-standing">
          {" · "}
          {counted(wordsStanding, "word")} standing
        </span>
      )}
    </>
  )
}
