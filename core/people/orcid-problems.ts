/** Why the way to ORCID and back ended without a sign-in or a connection, as the page says it. */
export const ORCID_PROBLEMS = {
  cancelled: "You came back from ORCID without signing in there. Nothing was changed.",
  failed: "ORCID could not confirm who you are just now. Please try again in a few minutes.",
  "not-fresh":
    "Your ORCID iD was not connected: that needs a sign-in of the last 15 minutes. Please sign out, sign in again and connect it then.",
  "other-iD-connected":
    "Another ORCID iD is already connected to your account. If it is the wrong one, an administrator has to put that right.",
  "belongs-to-another":
    "This ORCID iD is connected to another account here. Sign in with ORCID to use that one. Only an administrator can change that.",
  "mail-is-not-enough":
    "Your role was given to you more than a week ago and can no longer be taken up from a sign-in by e-mail alone. Please ask an administrator to invite you anew, then connect your ORCID iD.",
} as const
export type OrcidProblem = keyof typeof ORCID_PROBLEMS

/** The sentence for a problem named in an address, or null when it names none. */
export const orcidProblemNamed = (name: string | undefined): string | null =>
  name !== undefined && Object.hasOwn(ORCID_PROBLEMS, name) ? ORCID_PROBLEMS[name as OrcidProblem] : null
