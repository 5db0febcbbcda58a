import { safeImageSource } from "#core/document/links"
import { readInline } from "#core/document/markdown/inline-in"
import type { Draft, Reading } from "#core/document/markdown/reading"
import type { NodeOf, PhrasingNode } from "#core/document/markdown/syntax"
import type { Inline } from "#core/document/schema"

const CREDIT = /^Credit:\s*/

/**
 * The figure that a paragraph is, or null: a picture alone, or a picture with a line break and its caption after it.
 * The picture's title is its credit when it begins "Credit: ", otherwise (the beginning of) its caption.
 * A picture that cannot be shown from its address becomes a paragraph of its words, and is reported.
 */
export function readFigure(node: NodeOf<"paragraph">, reading: Reading): Draft | null {
  const [picture, ...rest] = node.children
  if (!isPicture(picture) || !isFigure(node)) return null
  const target = picture.type === "image" ? picture : reading.definitions.get(picture.identifier)
  const title = target?.title ?? ""
  const credit = CREDIT.test(title) ? title.replace(CREDIT, "") : ""
  const below = readInline(rest, reading)
  const content = credit || !title ? below : joined([{ type: "text", text: title }], below)
  const alt = picture.alt ?? ""
  const src = safeImageSource(target?.url ?? "")
  if (src !== null) return { type: "figure", src, alt, ...(credit ? { credit } : {}), content }
  reading.drop(
    node,
    `The picture "${target?.url}" cannot be shown from that address. Its description and caption stand as text.`,
  )
  return { type: "paragraph", content: joined(text(alt), joined(text(credit), content)) }
}

/** Whether a paragraph is a picture alone, or a picture and then a new line. */
export const isFigure = ({ children: [first, ...rest] }: NodeOf<"paragraph">): boolean =>
  isPicture(first) && startsNewLine(rest)

const isPicture = (node: PhrasingNode | undefined) => node?.type === "image" || node?.type === "imageReference"

function startsNewLine([first, ...others]: readonly PhrasingNode[]): boolean {
  if (!first) return true
  return (first.type === "break" && others.length > 0) || (first.type === "text" && /^\s*\n/.test(first.value))
}

const text = (value: string): Inline[] => (value === "" ? [] : [{ type: "text", text: value }])

const joined = (first: Inline[], second: Inline[]): Inline[] =>
  first.length > 0 && second.length > 0 ? [...first, { type: "text", text: " " }, ...second] : [...first, ...second]
