import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"

/** The terms of CRediT (ANSI/NISO Z39.104-2022), by the last part of their address. */
const TERMS: Readonly<Record<string, string>> = {
  conceptualization: "Conceptualization",
  "data-curation": "Data curation",
  "formal-analysis": "Formal analysis",
  "funding-acquisition": "Funding acquisition",
  investigation: "Investigation",
  methodology: "Methodology",
  "project-administration": "Project administration",
  resources: "Resources",
  software: "Software",
  supervision: "Supervision",
  validation: "Validation",
  visualization: "Visualization",
  "writing-original-draft": "Writing – original draft",
  "writing-review-editing": "Writing – review & editing",
}

/** The CRediT term nearest to one of our roles, by name and address; null for a role that CRediT has nothing for. */
export function creditTerm(role: CreditRole): { name: string; url: string } | null {
  const url = CREDIT_ROLES[role].credit
  const name = url && TERMS[url.split("/").at(-2) ?? ""]
  return url && name ? { name, url } : null
}
