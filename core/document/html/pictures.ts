import { safeImageSource } from "#core/document/links"

export type Picture = { readonly src: string; readonly alt: string }

/** Where word processors on the web keep pictures for their own pages: gone, or shown to nobody else, soon after. */
const PASSING = /^https:\/\/[^/]*\.googleusercontent\.com\//

/** A picture that readers can be shown from where it is; null for those of this device, of one page, or unprotected. */
export function pictureOf(attributes: ReadonlyMap<string, string>): Picture | null {
  const src = safeImageSource(attributes.get("src") ?? "") ?? ""
  if (!src.startsWith("https:") || PASSING.test(src)) return null
  return { src, alt: (attributes.get("alt") ?? "").slice(0, 1000) }
}
