import type { Verification } from "#core/people/verification"

/** A person as readers see them beside what they wrote. */
export type Byline = {
  readonly personId: string
  /** Address of the public page; null before the profile was completed or after erasure. */
  readonly slug: string | null
  readonly name: string
  readonly credentials: string
  readonly affiliation: string
  readonly orcid: string | null
  readonly verification: Verification
  /** Only named in bylines: nobody who could sign in, declare interests or have a page. */
  readonly isNameOnly?: boolean
}

/** The name shown where a person has none any more. */
export const NAME_WITHDRAWN = "Contributor withdrawn"
