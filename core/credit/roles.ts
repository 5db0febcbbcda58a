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
