import type { Block } from "#core/document/schema"

/** What a stretch of HTML becomes: the form of its block, before it has words or an id. */
export type Form =
  | { readonly type: "paragraph" }
  | { readonly type: "heading"; readonly level: 2 | 3 | 4 }
  | { readonly type: "quote" }
  | { readonly type: "code" }
  | {
      readonly type: "list_item"
      readonly list: "bullet" | "ordered"
      readonly indent: number
      readonly start?: number
    }

/** Tags before and after which a new line begins. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  "p div section article main header footer aside nav address form fieldset figure figcaption dl dt dd ul ol li h1 h2 h3 h4 h5 h6 blockquote pre table thead tbody tfoot tr td th caption hr body html center details summary".split(
    " ",
  ),
)

export const PARAGRAPH: Form = { type: "paragraph" }

/** The heading that a tag makes, or says that it is; smaller ones than an article has become its smallest. */
export function headingOf(name: string, attributes?: ReadonlyMap<string, string>): Form | undefined {
  const isSaid = attributes?.get("role") === "heading" && (name === "p" || name === "div")
  const level = isSaid ? (attributes?.get("aria-level") ?? "2") : /^h([1-6])$/.exec(name)?.[1]
  return level ? { type: "heading", level: Math.min(4, Math.max(2, Number(level) || 2)) as 2 | 3 | 4 } : undefined
}

/** Word writes lists as paragraphs: how deep, and what stood before the words (a bullet or a number). */
export function wordListOf(attributes: ReadonlyMap<string, string>): { indent: number } | undefined {
  const level = /mso-list:\s*\S+\s+level(\d)/i.exec(attributes.get("style") ?? "")?.[1]
  if (level) return { indent: Math.min(3, Number(level) - 1) }
  return /^MsoListParagraph/.test(attributes.get("class") ?? "") ? { indent: 0 } : undefined
}

/** What stood before the words of a list item in Word: the item, its number, and whether that was written in letters. */
export type WordSign = { readonly form: Form; readonly number?: number; readonly isLettered: boolean }

export function readWordSign(sign: string, indent: number): WordSign {
  // Of "2.1." the last part counts.
  const written = /^\(?(?:\d{1,3}\.)*(\d{1,3}|[a-z]|[ivxl]{1,6})[.)]?$/i.exec(sign.trim())?.[1]
  if (!written) return { form: { type: "list_item", list: "bullet", indent }, isLettered: false }
  const isLettered = !/^\d/.test(written)
  const number = isLettered ? undefined : Number(written)
  return { form: { type: "list_item", list: "ordered", indent }, ...(number !== undefined && { number }), isLettered }
}

/** Whether a list counts in letters or Roman numerals, which an article's lists do not. */
export function isLetteredList(attributes: ReadonlyMap<string, string>, styles: ReadonlyMap<string, string>): boolean {
  const style = styles.get("list-style-type") ?? styles.get("list-style") ?? ""
  return /^[ai]$/i.test(attributes.get("type") ?? "") || /\b(?:lower|upper)-(?:alpha|latin|roman|greek)\b/.test(style)
}

/** How deep an item says that it stands, from 1 (Word for the web writes each item as a list of its own); 1 where it is silent. */
export function statedDepth(attributes: ReadonlyMap<string, string>): number {
  const level = Number(attributes.get("aria-level") ?? attributes.get("data-aria-level") ?? 1)
  return Number.isInteger(level) && level >= 1 && level <= 9 ? level : 1
}

/** What Word calls a paragraph that is none. */
export function wordFormOf(name: string | undefined): Form | undefined {
  if (name && /^Mso(Intense)?Quote/.test(name)) return { type: "quote" }
  return name === "MsoTitle" ? { type: "heading", level: 2 } : undefined
}

/** A block of a form with its words. */
export function blockIn(form: Form, id: string, content: Block["content"]): Block {
  if (form.type !== "code") return { ...form, id, content: [...content] } as Block
  const text = content.map((inline) => (inline.type === "text" ? inline.text : "\n")).join("")
  return { id, type: "code", content: text === "" ? [] : [{ type: "text", text }] }
}
