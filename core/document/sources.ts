import { withoutRefused } from "#core/document/hygiene"
import { safeHref } from "#core/document/links"
import type { Source } from "#core/document/schema"

// Crossref's pattern for DOIs in running text; what a sentence puts behind one is taken off again.
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/i
const WEB_ADDRESS = /\bhttps?:\/\/[^\s"<>]+/i
const DOI_PREFIX = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i

/**
 * A source in its normal form: text on one line (NFC, single spaces, trimmed), a bare DOI ("10.1000/182"), a web address
 * as `safeHref` gives it. A DOI or address that the text itself names is filled in where none was given; what is no DOI
 * or no web address is left out. Gives the same again for a source in normal form. The id is left alone.
 */
export function normaliseSource(source: Source): Source {
  const text = withoutRefused(source.text).text.replace(/\s+/g, " ").trim()
  const given = webAddress(source.url ?? "")
  // An address that only resolves the DOI says nothing that the DOI does not.
  const own = given !== undefined && isDoiAddress(given) ? bareDoi(given) : undefined
  const doi = bareDoi(source.doi ?? "") ?? own ?? doiIn(text)
  const url = (own === undefined || own !== doi ? given : undefined) ?? addressIn(text)
  return { id: source.id, text, ...(url === undefined ? {} : { url }), ...(doi === undefined ? {} : { doi }) }
}

/** The first DOI that a text names, bare; undefined when it names none. */
export function doiIn(text: string): string | undefined {
  const found = DOI.exec(text)?.[0]
  return found === undefined ? undefined : bareDoi(withoutClosing(found))
}

/** The first web address that a text names, other than one that only resolves a DOI; undefined when it names none. */
export function addressIn(text: string): string | undefined {
  for (const [found] of text.matchAll(new RegExp(WEB_ADDRESS, "gi"))) {
    const address = webAddress(withoutClosing(found))
    if (address !== undefined && !isDoiAddress(address)) return address
  }
  return undefined
}

/** Whether an address only resolves a DOI. */
export const isDoiAddress = (address: string): boolean => DOI_PREFIX.test(address)

/** "10.1000/182" of itself, of "doi:10.1000/182" and of "https://doi.org/10.1000/182"; undefined of anything else, and of what is not ASCII. */
export function bareDoi(written: string): string | undefined {
  const doi = written.trim().replace(DOI_PREFIX, "")
  return /^10\.\d{4,9}\/[!-~]{1,280}$/.test(doi) ? doi : undefined
}

function webAddress(written: string): string | undefined {
  const address = safeHref(written)
  return address?.startsWith("http") ? address : undefined
}

// Punctuation after an address is the sentence's, and so is a bracket that it does not open itself.
function withoutClosing(address: string): string {
  const shorter = address.replace(/[.,;:!?'’”*_]+$/, "")
  const inner = closesNothing(shorter) ? shorter.slice(0, -1) : shorter
  return inner === address ? address : withoutClosing(inner)
}

function closesNothing(address: string): boolean {
  if (!/[)\]}]$/.test(address)) return false
  return (address.match(/[)\]}]/g)?.length ?? 0) > (address.match(/[([{]/g)?.length ?? 0)
}

/**
 * What somebody gives as the address of a source, recognised by its form alone: a DOI, a PubMed number ("PMID 12345678") or
 * a web address. Undefined for anything else.
 */
export function sourceAddress(written: string): { doi: string } | { url: string } | undefined {
  const given = written.trim()
  const doi = bareDoi(given)
  if (doi !== undefined) return { doi }
  const pmid = /^(?:pmid:?\s*)?(\d{1,8})$/i.exec(given)?.[1]
  if (pmid !== undefined) return { url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` }
  const url = webAddress(given)
  return url === undefined ? undefined : { url }
}
