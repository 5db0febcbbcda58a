const LONGEST_ADDRESS = 2000
const NOWHERE = "https://nowhere.invalid"

/**
 * The address of a link as it is stored and rendered, or null when it may not be one. Takes `https`, `http`, `mailto` and
 * `doi` after parsing as a browser does (WHATWG URL), so that `java\tscript:` is seen for what it is; a `doi:` becomes an
 * address at doi.org. Refuses everything else: other schemes, relative addresses, names and passwords in the address,
 * more than 2,000 characters. The result is plain ASCII without spaces, and stays the same when given again.
 */
export function safeHref(href: string): string | null {
  const url = parsed(href)
  if (!url || url.username + url.password !== "") return null
  if (url.protocol === "http:" || url.protocol === "https:") return bounded(url.href)
  if (url.protocol === "mailto:") return /@/.test(url.pathname) ? bounded(url.href.replaceAll(" ", "%20")) : null
  if (url.protocol === "doi:") return doiHref(url.href.slice("doi:".length).replace(/^\/+/, ""))
  return null
}

/** The address of a picture: `https` or `http`, or a path on this site beginning with one "/"; otherwise null. */
export function safeImageSource(src: string): string | null {
  if (!/^[/\\]/.test(src.trim())) return /^https?:/.test(safeHref(src) ?? "") ? safeHref(src) : null
  const url = URL.canParse(src, NOWHERE) ? new URL(src, NOWHERE) : null
  if (url?.origin !== NOWHERE) return null
  const path = url.href.slice(NOWHERE.length)
  return path.startsWith("//") ? null : bounded(path)
}

function doiHref(doi: string): string | null {
  return /^10\.\d{4,9}\/./.test(doi) ? safeHref(`https://doi.org/${doi}`) : null
}

const parsed = (href: string): URL | null => (URL.canParse(href) ? new URL(href) : null)

const bounded = (address: string): string | null => (address.length <= LONGEST_ADDRESS ? address : null)

/** A link that was taken off, and the words that stay without it. */
export type RefusedLink = { readonly words: string; readonly href: string }

const MOST_NAMED = 3

/** Says of links that they were taken off: each of the first few by its words and where it led. */
export function refusedLinks(links: readonly RefusedLink[]): string[] {
  const named = links.slice(0, MOST_NAMED).map(refusedLink)
  const others = links.length - named.length
  const more = others === 1 ? "1 other link was" : `${others} other links were`
  return others > 0 ? [...named, `${more} taken off for the same reason; the words stay.`] : named
}

/** Says of a link that it was taken off, in a sentence for whoever wrote it. */
export function refusedLink({ words, href }: RefusedLink): string {
  const said = opening(words)
  const who = said === "" ? "its text" : `“${said}”`
  return `The link to “${opening(href)}” is not allowed here, so ${who} stays without it.`
}

/** Asks whoever wrote a link that may not stand to take it off, where nobody does it for them. */
export function linkToTakeOff({ words, href }: RefusedLink): string {
  return `“${opening(words)}” links to “${opening(href)}”, which is not allowed here. Take the link off.`
}

/** The beginning of a text on one line, without anything that would be set otherwise than it is written. */
function opening(text: string): string {
  const plain = text.replace(/[\p{C}\s]+/gu, " ").trim()
  return plain.length > 60 ? `${plain.slice(0, 60).trimEnd()}…` : plain
}
