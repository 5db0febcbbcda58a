import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote"
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough"
import { toMarkdown } from "mdast-util-to-markdown"
import type { PhrasingNode } from "#core/document/markdown/syntax"
import type { Inline, Mark } from "#core/document/schema"
import { sameMark } from "#core/text/content"

/** How breaks are written: as a backslash before a new line, or as `<br>` where the text must stay on one line. */
export type Lines = "lines" | "one line"

/** How content is written: without escapes, with those that are needed, with tags for marks, with tags and all escapes. */
export type Style = "plain" | "careful" | "tagged" | "explicit"

export const STYLES: readonly Style[] = ["plain", "careful", "tagged", "explicit"]

/** Whether Markdown in a style is fit for people: it has no more citations than these, and no letters as numbers. */
export function isFit(style: Style, markdown: string, citations: number): boolean {
  // In a list, others would take it for a box to tick.
  if (/^\[[ xX]\]\s/.test(markdown)) return false
  return citesNoMore(markdown, citations) && (style !== "careful" || !/(?<!\\)&#x/.test(markdown))
}

/**
 * Whether every `[^` in a Markdown text that is not escaped belongs to one of so many citations. Any other could become
 * one when a source of that name is added, or is known where the text is read and not where it is written.
 */
export function citesNoMore(markdown: string, citations: number): boolean {
  return (markdown.match(/\\.|\[\^/gs)?.filter((sign) => sign === "[^").length ?? 0) === citations
}

/** Whether a text begins with a letter and has no sign in it that Markdown knows. */
export const isPlainWords = (text: string): boolean => /^[\p{L}“‘"(][^*_[\]`~<>&\\|#!\n]*$/u.test(text)

/** Content in one style, whether or not it reads back as what it is. */
export function inlineIn(style: Style, content: readonly Inline[], lines: Lines): string {
  if (style === "plain") return nested(content, MARK_NESTING, (inside) => plainly(inside, lines))
  if (style === "careful") return carefully(content, lines)
  return content.map((inline) => withTags(inline, lines, style === "tagged" ? lightlyEscaped : escaped)).join("")
}

const lightlyEscaped = (text: string): string => text.replace(/[\\`*_[\]<>&|~]/g, "\\$&")

/** A text with every sign that Markdown could take for its own made plain, fit for any place in it. */
export function escaped(text: string): string {
  const signs = text.replace(/[!-/:-@[-`{-~]/g, "\\$&")
  // An accent at the start would be composed with the sign before it.
  return signs.replace(/^\p{M}/u, (accent) => `&#x${accent.codePointAt(0)?.toString(16)};`)
}

/** From the outermost to the innermost. Code is innermost: in Markdown nothing can be marked inside it. */
const MARK_NESTING = ["link", "strong", "em", "strike", "sub", "sup", "code"] as const satisfies Mark["type"][]

type Nested = { readonly mark: Mark; readonly inside: string; readonly text: string } | { readonly leaf: Inline }

/** Writes runs of content that share a mark as one marked piece, and what is inside it in turn. */
function nested(content: readonly Inline[], order: readonly Mark["type"][], write: (piece: Nested) => string): string {
  const [type, ...inner] = order
  if (type === undefined) return content.map((leaf) => write({ leaf })).join("")
  return runsOf(content, type)
    .map(({ mark, run }) => {
      const inside = nested(run, inner, write)
      const text = run.map((inline) => (inline.type === "text" ? inline.text : "")).join("")
      return mark ? write({ mark, inside, text }) : inside
    })
    .join("")
}

function runsOf(content: readonly Inline[], type: Mark["type"]): { mark: Mark | undefined; run: Inline[] }[] {
  const runs: { mark: Mark | undefined; run: Inline[] }[] = []
  for (const inline of content) {
    const mark = inline.type === "text" ? inline.marks?.find((candidate) => candidate.type === type) : undefined
    const last = runs.at(-1)
    if (last && sameMark(last.mark, mark)) last.run.push(inline)
    else runs.push({ mark, run: [inline] })
  }
  return runs
}

function plainly(piece: Nested, lines: Lines): string {
  if ("leaf" in piece) return piece.leaf.type === "text" ? piece.leaf.text : atom(piece.leaf, lines)
  const { mark, inside, text } = piece
  if (mark.type === "link") return `[${inside}](${mark.href})`
  if (mark.type === "code") return `\`${text}\``
  return `${SIGNS[mark.type].open}${inside}${SIGNS[mark.type].close}`
}

const SIGNS = {
  strong: { open: "**", close: "**" },
  em: { open: "*", close: "*" },
  strike: { open: "~~", close: "~~" },
  sub: { open: "<sub>", close: "</sub>" },
  sup: { open: "<sup>", close: "</sup>" },
} as const

function withTags(inline: Inline, lines: Lines, write: (text: string) => string): string {
  if (inline.type !== "text") return atom(inline, lines)
  return (inline.marks ?? []).reduceRight((text, mark) => {
    if (mark.type === "link") return `[${text}](<${mark.href.replace(/[\\<>&|]/g, "\\$&")}>)`
    const tag = mark.type === "strike" ? "s" : mark.type
    return `<${tag}>${text}</${tag}>`
  }, write(inline.text))
}

function atom(inline: Exclude<Inline, { type: "text" }>, lines: Lines): string {
  if (inline.type === "citation") return `[^${inline.refId}]`
  return lines === "lines" ? "\\\n" : "<br>"
}

/** By mdast-util-to-markdown, which escapes what its place and neighbours make it necessary to escape. */
function carefully(content: readonly Inline[], lines: Lines): string {
  const children = phrasing(content, MARK_NESTING, lines)
  return toMarkdown({ type: "paragraph", children }, WRITING).replace(/\n$/, "")
}

const WRITING: NonNullable<Parameters<typeof toMarkdown>[1]> = {
  extensions: [gfmStrikethroughToMarkdown(), gfmFootnoteToMarkdown()],
  handlers: { footnoteReference: (node: { identifier: string }) => `[^${node.identifier}]` },
}

function phrasing(content: readonly Inline[], order: readonly Mark["type"][], lines: Lines): PhrasingNode[] {
  const [type, ...inner] = order
  if (type === undefined) return content.map((inline) => leafNode(inline, lines))
  return runsOf(content, type).flatMap(({ mark, run }): PhrasingNode[] => {
    if (mark?.type === "code")
      return [{ type: "inlineCode", value: run.map((inline) => ("text" in inline ? inline.text : "")).join("") }]
    const children = phrasing(run, inner, lines)
    return mark ? markedNodes(mark, children) : children
  })
}

function leafNode(inline: Inline, lines: Lines): PhrasingNode {
  if (inline.type === "text") return { type: "text", value: inline.text }
  if (inline.type === "citation") return { type: "footnoteReference", identifier: inline.refId }
  return lines === "lines" ? { type: "break" } : { type: "html", value: "<br>" }
}

function markedNodes(mark: Mark, children: PhrasingNode[]): PhrasingNode[] {
  if (mark.type === "link") return [{ type: "link", url: mark.href, children }]
  if (mark.type === "strong") return [{ type: "strong", children }]
  if (mark.type === "em") return [{ type: "emphasis", children }]
  if (mark.type === "strike") return [{ type: "delete", children }]
  return [{ type: "html", value: `<${mark.type}>` }, ...children, { type: "html", value: `</${mark.type}>` }]
}
