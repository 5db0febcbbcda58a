const credit = (slug: string) => `https://credit.niso.org/contributor-roles/${slug}/`

/**
 * What a person is credited with: our own vocabulary, each with the CRediT term (ANSI/NISO Z39.104-2022) nearest to it,
 * because CRediT's own terms are defined for the original research group.
 */
export const CREDIT_ROLES = {
  expert_commentary: { label: "Expert commentary", credit: credit("writing-original-draft") },
  suggested_edit: { label: "Suggested edit", credit: credit("writing-review-editing") },
  fact_check: { label: "Fact check", credit: credit("validation") },
  source_supplied: { label: "Source supplied", credit: credit("resources") },
  reanalysis: { label: "Re-analysis of data", credit: credit("formal-analysis") },
  translation: { label: "Translation", credit: null },
  article_author: { label: "Article author", credit: credit("writing-original-draft") },
  editing: { label: "Editing", credit: credit("supervision") },
} as const satisfies Record<string, { label: string; credit: string | null }>

export type CreditRole = keyof typeof CREDIT_ROLES
/** The roles a contributor may claim for a contribution. */
export const CLAIMABLE_ROLES = [
  "expert_commentary",
  "suggested_edit",
  "fact_check",
  "source_supplied",
  "reanalysis",
  "translation",
] as const satisfies readonly CreditRole[]

/** What can be claimed for a contribution of each kind, the usual one first, and in a few words what it is for. */
export const CLAIMS = {
  insight: ["expert_commentary", "fact_check", "source_supplied", "reanalysis", "translation"],
  edit: ["suggested_edit", "fact_check", "source_supplied", "reanalysis", "translation"],
} as const satisfies Record<"insight" | "edit", readonly (typeof CLAIMABLE_ROLES)[number][]>

export const CLAIM_HINTS = {
  expert_commentary: "You explain or assess what the article says.",
  suggested_edit: "You give the article other words.",
  fact_check: "You checked a statement against its source.",
  source_supplied: "You bring a source that the article lacked.",
  reanalysis: "You worked numbers out again, from published data.",
  translation: "You translated words into the article's language.",
} as const satisfies Record<(typeof CLAIMABLE_ROLES)[number], string>
