import type { Mark } from "#core/document/schema"
import type { AttributeChange } from "#core/text/diff"

const MARKS = {
  link: "a link",
  strong: "bold",
  em: "italic",
  sub: "subscript",
  sup: "superscript",
  code: "code",
  strike: "struck through",
} satisfies Record<Mark["type"], string>

const namesOf = (marks: readonly Mark[]): string[] => [...new Set(marks.map(({ type }) => MARKS[type]))]

/** What became of the look of some words: "made bold, no longer italic". */
export function formatWords({ added, removed }: { added: readonly Mark[]; removed: readonly Mark[] }): string {
  const words = [
    added.length > 0 && `made ${namesOf(added).join(" and ")}`,
    removed.length > 0 && `no longer ${namesOf(removed).join(" or ")}`,
  ]
  return words.filter(Boolean).join(", ") || "another format"
}

const TYPES: Record<string, string> = {
  paragraph: "a paragraph",
  heading: "a heading",
  list_item: "a list item",
  quote: "a quotation",
  code: "code",
}

/** What became of the form of a block: "now a heading", "moved in". */
export function attributeWords(changes: readonly AttributeChange[]): string {
  const changed = new Map(changes.map(({ name, before, after }) => [name, { before, after }]))
  const type = changed.get("type")
  if (type) return `Now ${TYPES[String(type.after)] ?? "of another kind"}`
  const words = [...changed].map(([name, { before, after }]) => {
    if (name === "level") return `Heading of level ${after}, was ${before}`
    if (name === "indent") return Number(after) > Number(before) ? "Moved in" : "Moved out"
    if (name === "list") return after === "ordered" ? "Now numbered" : "Now with a bullet"
    if (name === "pull") return after ? "Now a pull quote" : "No longer a pull quote"
    return OTHERS[name] ?? "Another form"
  })
  return [...new Set(words)].join(" · ")
}

const OTHERS: Record<string, string> = {
  alt: "Another description of the picture",
  credit: "Another credit",
  src: "Another picture",
  start: "Another first number",
  language: "Another language of code",
  columns: "Other columns",
}
