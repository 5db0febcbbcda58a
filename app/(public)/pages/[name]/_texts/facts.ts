/** What these pages need to know of the installation, so that they promise only what it has. */
export type HouseFacts = {
  /** The editors' address. */
  readonly contact: string | undefined
  /** Whether people can sign in with ORCID. */
  readonly orcid: boolean
}
