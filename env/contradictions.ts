import type { Variables } from "./variables"

/** What is missing or cannot be meant, seen over all variables: whole sentences, one for each thing to put right. */
export function contradictions(given: Variables, tryOut: boolean): string[] {
  return [...(tryOut ? [] : missingInProduction(given)), ...orcidHalves(given), ...meantOtherwise(given, tryOut)]
}

function missingInProduction(given: Variables): string[] {
  const because = given.DATABASE_URL ? "DATABASE_URL is set" : given.SMTP_URL ? "SMTP_URL is set" : "TRY_OUT is 0"
  const problems: string[] = []
  if (!given.AUTH_SECRET) problems.push(`AUTH_SECRET must be set when ${because}: 32 random characters or more.`)
  if (!given.AUTH_URL) problems.push(`AUTH_URL must be set when ${because}: the address readers will use.`)
  if (!given.SMTP_URL) problems.push(`SMTP_URL must be set when ${because}: people sign in by a link sent to them.`)
  if (!given.DATABASE_URL && given.ALLOW_EMBEDDED_DB !== "1") {
    problems.push(
      `DATABASE_URL must be set when ${because}, or ALLOW_EMBEDDED_DB=1 to rely on the store in ${given.DATA_DIR}.`,
    )
  }
  return problems
}

function orcidHalves(given: Variables): string[] {
  const { ORCID_CLIENT_ID: id, ORCID_CLIENT_SECRET: secret, ORCID_ISSUER: issuer } = given
  if (id && !secret) return ["ORCID_CLIENT_ID needs ORCID_CLIENT_SECRET."]
  if (secret && !id) return ["ORCID_CLIENT_SECRET needs ORCID_CLIENT_ID."]
  if (issuer && !id) return ["ORCID_ISSUER needs ORCID_CLIENT_ID and ORCID_CLIENT_SECRET."]
  return []
}

function meantOtherwise(given: Variables, tryOut: boolean): string[] {
  const problems: string[] = []
  if (given.DATABASE_URL && given.ALLOW_EMBEDDED_DB === "1") {
    problems.push("ALLOW_EMBEDDED_DB=1 and DATABASE_URL name two places to keep everything. Take one of them away.")
  }
  if (given.TRY_OUT === "1" && !tryOut) {
    const not = [given.DATABASE_URL && "DATABASE_URL", given.SMTP_URL && "SMTP_URL"].filter(Boolean).join(" or ")
    problems.push(`TRY_OUT=1 is the try-out on your own machine, which has no ${not}. Take one of them away.`)
  }
  return problems
}
