import { continuesList } from "#core/document/block-form"
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

/** The heading that a tag makes; smaller ones than an article has become its smallest. */
export function headingOf(name: string): Form | undefined {
  const level = /^h([1-6])$/.exec(name)?.[1]
  return level ? { type: "heading", level: Math.min(4, Math.max(2, Number(level))) as 2 | 3 | 4 } : undefined
}

/** Word writes lists as paragraphs: how deep, and what stood before the words (a bullet or a number). */
export function wordListOf(attributes: ReadonlyMap<string, string>): { indent: number } | undefined {
  const level = /mso-list:\s*\S+\s+level(\d)/i.exec(attributes.get("style") ?? "")?.[1]
  if (level) return { indent: Math.min(3, Number(level) - 1) }
  return /^MsoListParagraph/.test(attributes.get("class") ?? "") ? { indent: 0 } : undefined
}

/** The list item that Word means by its bullet or number, which it keeps where it begins a list with another than 1. */
export function wordItem(sign: string, indent: number, before: readonly Block[]): Form {
  const number = /^\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]/i.exec(sign.trim())?.[1]
  if (!number) return { type: "list_item", list: "bullet", indent }
  const item = { type: "list_item", list: "ordered", indent } as const
  const isFirst = !continuesList([...before, { ...item, id: "", content: [] }], before.length)
  return isFirst && Number(number) > 1 ? { ...item, start: Number(number) } : item
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
