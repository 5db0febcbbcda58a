/** The 13 categories of the ICMJE disclosure form, in its order: key -> question. Category 1 has no time limit, the others 36 months. */
export const ICMJE_CATEGORIES = {
  support_present_work:
    "All support for the present work (for example funding, provision of study materials, medical writing, article processing charges)",
  grants_contracts: "Grants or contracts from any entity",
  royalties_licenses: "Royalties or licenses",
  consulting_fees: "Consulting fees",
  honoraria:
    "Payment or honoraria for lectures, presentations, speakers bureaus, manuscript writing or educational events",
  expert_testimony: "Payment for expert testimony",
  travel_support: "Support for attending meetings and/or travel",
  patents: "Patents planned, issued or pending",
  dsmb_advisory_board: "Participation on a Data Safety Monitoring Board or Advisory Board",
  leadership_role: "Leadership or fiduciary role in other board, society, committee or advocacy group, paid or unpaid",
  stock: "Stock or stock options",
  equipment_gifts: "Receipt of equipment, materials, drugs, medical writing, gifts or other services",
  other: "Other financial or non-financial interests",
} as const
export type IcmjeCategory = keyof typeof ICMJE_CATEGORIES
export const ICMJE_KEYS = Object.keys(ICMJE_CATEGORIES) as readonly IcmjeCategory[]

/** Short names for the disclosure line under a byline. */
export const ICMJE_SHORT = {
  support_present_work: "support for this work",
  grants_contracts: "grants or contracts",
  royalties_licenses: "royalties",
  consulting_fees: "consulting fees",
  honoraria: "honoraria",
  expert_testimony: "expert testimony",
  travel_support: "travel support",
  patents: "patents",
  dsmb_advisory_board: "advisory board",
  leadership_role: "leadership role",
  stock: "stock",
  equipment_gifts: "equipment or gifts",
  other: "other interests",
} satisfies Record<IcmjeCategory, string>

export const CERTIFICATION = "I certify that I have answered every question, fully and to the best of my knowledge."

export type DisclosureAnswer =
  | { readonly none: true }
  | {
      readonly none: false
      /** Organisations or products, each by its own name. */
      readonly entities: readonly string[]
      readonly recipient: "self" | "institution" | "both"
      readonly note: string
    }
export type DisclosureAnswers = Readonly<Record<IcmjeCategory, DisclosureAnswer>>

/** A certified disclosure holds for one year; after that it blocks submitting and deciding until certified again. */
export const DISCLOSURE_VALID_DAYS = 365

/** When a disclosure certified at `certifiedAt` runs out. */
export const disclosureExpiry = (certifiedAt: Date): Date =>
  new Date(certifiedAt.getTime() + DISCLOSURE_VALID_DAYS * 86_400_000)

/** Whether a disclosure (or none) still holds at `now`. */
export const disclosureHolds = (disclosure: { expiresAt: Date } | null, now: Date): boolean =>
  disclosure !== null && disclosure.expiresAt.getTime() > now.getTime()

const CONFIRMED_FOR_MS = 86_400_000

/**
 * Whether somebody certified their interests so lately (24 hours) that asking whether they still hold would be asking
 * twice: sending then confirms them, and the page says so.
 */
export const isJustCertified = (disclosure: { certifiedAt: Date } | null, now: Date): boolean =>
  disclosure !== null && now.getTime() - disclosure.certifiedAt.getTime() < CONFIRMED_FOR_MS

/** All organisations and products that the answers name. */
export const declaredEntities = (answers: DisclosureAnswers): string[] =>
  ICMJE_KEYS.flatMap((key) => {
    const answer = answers[key]
    return answer.none ? [] : [...answer.entities]
  })

/**
 * The one line that stands under a byline. Gives "No competing interests declared." when every answer is none, else
 * each declared interest with who it is with: "Declared interests: consulting fees (AbbVie); stock (Roche)."
 */
export function disclosureLine(answers: DisclosureAnswers): string {
  const declared = ICMJE_KEYS.flatMap((key) => {
    const answer = answers[key]
    return answer.none ? [] : [`${ICMJE_SHORT[key]} (${answer.entities.join(", ") || answer.note})`]
  })
  return declared.length === 0 ? "No competing interests declared." : `Declared interests: ${declared.join("; ")}.`
}

/** All thirteen answered with "none". */
export const NOTHING_TO_DISCLOSE = Object.fromEntries(
  ICMJE_KEYS.map((key) => [key, { none: true }]),
) as unknown as DisclosureAnswers
