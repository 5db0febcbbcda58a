import type { ReactNode } from "react"
import type { Byline } from "#core/credit/byline"
import { personPath } from "#core/metadata/addresses"
import type { CreditedPerson, PersonFacts } from "#ui/people/person-line"

/** A byline as the components show a person. An ORCID iD is only ever kept from a completed sign-in there. */
export function personFacts(byline: Byline): PersonFacts {
  const { slug, name, credentials, affiliation, orcid, verification } = byline
  return { name, href: personPath(slug), credentials, affiliation, orcid: orcid ?? undefined, verification }
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
