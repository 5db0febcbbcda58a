/** How sure readers can be of who somebody is, weakest first. Never awarded for volume; always shown with how and when. */
export const VERIFICATION_LEVELS = ["none", "email", "orcid", "checked"] as const
export type VerificationLevel = (typeof VERIFICATION_LEVELS)[number]

export const VERIFICATION_LABELS = {
  none: "Not verified",
  email: "E-mail confirmed",
  orcid: "ORCID iD confirmed",
  checked: "Checked by the editors",
} satisfies Record<VerificationLevel, string>

export type Verification = {
  readonly level: VerificationLevel
  /** A whole phrase: "by signing in with ORCID", or what the editor wrote. */
  readonly how: string
  readonly at: Date | null
}

type Evidence = {
  readonly emailVerified: Date | null
  readonly orcid: string | null
  readonly verifiedHow: string | null
  readonly verifiedAt: Date | null
}

/** The strongest level that the evidence in a person's record supports. */
export function verificationOf(person: Evidence): Verification {
  if (person.verifiedHow && person.verifiedAt) {
    return { level: "checked", how: person.verifiedHow, at: person.verifiedAt }
  }
  if (person.orcid) return { level: "orcid", how: "by signing in with ORCID", at: null }
  if (person.emailVerified) {
    return { level: "email", how: "by a link sent to their address", at: person.emailVerified }
  }
  return { level: "none", how: "", at: null }
}
