import type { ReactNode } from "react"
import type { Verification } from "#core/people/verification"
import { DisclosureLine, type DisclosureSummary } from "#ui/people/disclosure-line"
import { OrcidId } from "#ui/people/orcid-id"
import { VerificationMark } from "#ui/people/verification-mark"

export type PersonFacts = {
  /** As the person wants to be credited. */
  name: string
  /** Their page with us. */
  href?: string
  /** "MD, PhD" */
  credentials?: string
  /** "Consultant haematologist, Karolinska University Hospital" */
  affiliation?: string
  orcid?: string
  orcidAuthenticated?: boolean
  verification?: Verification
}

/** A person credited with words: there is no such person without a disclosure. */
export type CreditedPerson = PersonFacts & { disclosure: DisclosureSummary }

type Props = {
  /** "Suggested the edit in revision 4": what they are credited with here. */
  creditedFor?: ReactNode
  compact?: boolean
}

/** Who somebody is, how we know, and what they declared. */
export function PersonLine({ person, ...rest }: Props & { person: CreditedPerson }) {
  return (
    <PersonIdentity person={person} {...rest}>
      <DisclosureLine disclosure={person.disclosure} />
    </PersonIdentity>
  )
}

/** The same without the disclosure: for a block that shows it elsewhere, or where nothing is credited. */
export function PersonIdentity({
  person,
  creditedFor,
  compact,
  children,
}: Props & { person: PersonFacts; children?: ReactNode }) {
  const { name, href, credentials, affiliation, orcid, orcidAuthenticated, verification } = person
  return (
    <div className={compact ? "person-line person-line-compact" : "person-line"}>
      <p className="person-name">
        {href ? <a href={href}>{name}</a> : <span>{name}</span>}
        {credentials && <span className="person-credentials">, {credentials}</span>}
      </p>
      {affiliation && <p className="person-affiliation">{affiliation}</p>}
      {creditedFor && <p className="person-credited-for">{creditedFor}</p>}
      {(orcid || verification) && (
        <p className="person-proof">
          {orcid && <OrcidId orcid={orcid} authenticated={orcidAuthenticated} compact={compact} />}
          {verification && <VerificationMark verification={verification} />}
        </p>
      )}
      {children}
    </div>
  )
}
