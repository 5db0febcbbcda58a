/** What a report of an error is about. */
export type Reported = {
  /** The editors' address. */
  readonly contact: string
  readonly title: string
  /** The revision that was read, and its own address. */
  readonly seq: number
  readonly url: string
  /** The passage and the block it stands in, where one was picked. */
  readonly quote?: string | undefined
  readonly block?: string | undefined
}

/** Mail programs and browsers differ in how much of an address they pass on; all pass on this much. */
export const LONGEST_REPORT = 1900
const TITLE_LENGTH = 120
const QUOTE_LENGTH = 400

/**
 * A mail to the editors about an error, begun for the reader, as a `mailto:` address (RFC 6068): what it is about and in
 * which revision is filled in, what is wrong is theirs to say. Everything is percent-encoded, line breaks are CRLF, and a
 * long title or quote is cut, never inside a character, so that the address stays within `LONGEST_REPORT`.
 */
export function reportHref(about: Reported): string {
  const { contact } = about
  const to = encodeURIComponent(contact).replace("%40", "@")
  for (let most = QUOTE_LENGTH; ; most = Math.floor(most / 2)) {
    const title = cut(about.title, Math.min(TITLE_LENGTH, Math.max(most, 20)))
    const fields = { subject: `Error in “${title}”`, body: bodyOf({ ...about, title }, most) }
    const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    const href = `mailto:${to}?${query.join("&")}`
    if (href.length <= LONGEST_REPORT || most < 2) return href
  }
}

function bodyOf({ title, seq, url, quote, block }: Reported, most: number): string {
  const lines = [
    title,
    `Revision ${seq}: ${url}${block ? `#${block}` : ""}`,
    "",
    ...(quote ? ["The passage:", `“${cut(quote, most)}”`, ""] : []),
    "What is wrong, and how you know:",
    "",
    "",
  ]
  return lines.join("\r\n")
}

/** One line of well-formed text: halves of characters, which cannot be encoded, are left out. */
function cut(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()].filter((character) => !/^[\uD800-\uDFFF]$/.test(character))
  return characters.length <= most ? characters.join("") : `${characters.slice(0, Math.max(1, most - 1)).join("")}…`
}
