import { Fragment, type ReactNode } from "react"
import { UNNAMED_AUTHOR } from "#core/credit/authors"
import type { Byline } from "#core/credit/byline"
import { personPath } from "#core/metadata/addresses"
import { capitalised } from "#core/metadata/in-words"
import type { CreditedPerson, PersonFacts } from "#ui/people/person-line"

/** A byline as the components show a person. An ORCID iD is only ever kept from a completed sign-in there. */
export function personFacts(byline: Byline): PersonFacts {
  const { slug, name, credentials, affiliation, orcid, verification } = byline
  return {
    name: headedName(name),
    href: personPath(slug),
    credentials,
    affiliation,
    orcid: orcid ?? undefined,
    verification,
  }
}

type Declared = { disclosureLine: string; certifiedAt: Date; namedHere: readonly string[] }

/** Somebody credited with a contribution, with what they declared when they sent it. */
export function creditedPerson(byline: Byline, { disclosureLine, certifiedAt, namedHere }: Declared): CreditedPerson {
  const disclosure = { statement: disclosureLine, certifiedAt, namedHere: namedHere.join(", ") || undefined }
  return { ...personFacts(byline), disclosure }
}

/** A name that leads to the person's page, where there is one. */
export function PersonName({ byline }: { byline: Byline }): ReactNode {
  const href = personPath(byline.slug)
  return href ? <a href={href}>{byline.name}</a> : byline.name
}

/** A name where it stands by itself: an author who is not to be named begins a line like a sentence. */
export const headedName = (name: string): string => (name === UNNAMED_AUTHOR ? capitalised(name) : name)

type Names = {
  bylines: readonly Byline[]
  /** How many are named at the most; the others are counted, and to be found at `restHref`. */
  most?: number
  restHref?: string
  /** They begin a line. */
  leads?: boolean
}

/** Several names as one phrase, in their order: "Ada, Ben and 3 others". */
export function PersonNames({ bylines, most = 6, restHref, leads = false }: Names): ReactNode {
  const named = bylines.slice(0, bylines.length > most ? most - 1 : most)
  const others = bylines.length - named.length
  const rest = `${others} others`
  return (
    <>
      {named.map((byline, at) => (
        <Fragment key={byline.personId}>
          {at > 0 && (at === bylines.length - 1 ? " and " : ", ")}
          <span className="byline-name">
            <PersonName byline={leads && at === 0 ? { ...byline, name: headedName(byline.name) } : byline} />
          </span>
        </Fragment>
      ))}
      {others > 0 && <> and {restHref ? <a href={restHref}>{rest}</a> : rest}</>}
    </>
  )
}
