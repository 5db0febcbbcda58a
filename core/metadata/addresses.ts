/*
 * The paths of the public pages, each in one place. All begin with "/" and are safe in an attribute: slugs are a-z, 0-9
 * and hyphens, ids are UUIDs.
 */

export const articlePath = (slug: string): string => `/articles/${slug}`

export type HistoryLevel = "substantive" | "all"

/** What changed, newest first; `before` goes on below that revision. */
export function historyPath(slug: string, level: HistoryLevel = "substantive", before?: number): string {
  const path = `/articles/${slug}/history${level === "all" ? "/all" : ""}`
  return before === undefined ? path : `${path}/before/${before}`
}

/** Who wrote which words of an article as it stands now. */
export const authorshipPath = (slug: string): string => `/articles/${slug}/authorship`

export const revisionPath = (slug: string, seq: number): string => `/articles/${slug}/revisions/${seq}`

export type ComparisonLayout = "inline" | "side-by-side"

export const comparePath = (slug: string, from: number, to: number, layout: ComparisonLayout = "inline"): string =>
  `/articles/${slug}/compare/${from}...${to}${layout === "inline" ? "" : "/side-by-side"}`

/** The public record of a merged contribution. */
export const recordPath = (slug: string, contributionId: string): string =>
  `/articles/${slug}/contributions/${contributionId}`

/** A person's page; without an address of their own, none. */
export const personPath = (slug: string | null): string | undefined => (slug === null ? undefined : `/people/${slug}`)

/** Articles after those of the cursor that a list of articles gave as `next`. */
export const frontPath = (after?: string | null): string => (after ? `/front/${after}` : "/")

type Wanted = {
  readonly kind?: "insight" | "edit"
  readonly block?: string
  readonly start?: number
  readonly end?: number
  readonly exact?: string
  /** The revision in which the block or passage was picked. */
  readonly rev?: number
}

/** Where a contribution is begun; with what it is to be about, where something was picked. */
export function contributePath(slug: string, wanted: Wanted = {}): string {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `/articles/${slug}/contribute${query && `?${query}`}`
}

/** Whether a path segment can be a slug at all; what cannot is not worth asking the database for. */
export const isSlug = (segment: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(segment) && segment.length <= 100

/** A revision number as a path or form gives it: 1 to 9,999,999 without leading zeros; null for anything else. */
export const parseSeq = (text: string): number | null => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null)

/** The two revisions of "3...7"; null for anything else. */
export function parseRange(text: string): readonly [number, number] | null {
  const [from, to, ...rest] = text.split("...").map(parseSeq)
  return from && to && rest.length === 0 ? [from, to] : null
}
