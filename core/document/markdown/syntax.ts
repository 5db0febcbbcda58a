import { fromMarkdown } from "mdast-util-from-markdown"
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote"
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough"
import { gfmTableFromMarkdown } from "mdast-util-gfm-table"
import { gfmFootnote } from "micromark-extension-gfm-footnote"
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough"
import { gfmTable } from "micromark-extension-gfm-table"

export type Root = ReturnType<typeof fromMarkdown>
export type FlowNode = Root["children"][number]
export type PhrasingNode = Extract<FlowNode, { type: "paragraph" }>["children"][number]
export type NodeOf<T extends FlowNode["type"]> = Extract<FlowNode, { type: T }>

type Syntax = NonNullable<NonNullable<Parameters<typeof fromMarkdown>[1]>["extensions"]>[number]

type Tree = NonNullable<NonNullable<NonNullable<Parameters<typeof fromMarkdown>[1]>["mdastExtensions"]>[number]>

/** Syntax beyond our own Markdown, for texts that come from elsewhere. */
export type Dialect = {
  readonly syntax: readonly Syntax[]
  readonly tree: readonly Exclude<Tree, readonly unknown[]>[]
}
const NO_DIALECT: Dialect = { syntax: [], tree: [] }

const SYNTAX = [gfmFootnote(), gfmStrikethrough({ singleTilde: false }), gfmTable()] satisfies Syntax[]
const INLINE_SYNTAX = [gfmFootnote(), gfmStrikethrough({ singleTilde: false })] satisfies Syntax[]
const TREE = [gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown()]

const BLOCK_CONSTRUCTS = [
  "blockQuote",
  "codeFenced",
  "codeIndented",
  "definition",
  "gfmFootnoteDefinition",
  "headingAtx",
  "htmlFlow",
  "list",
  "setextUnderline",
  "thematicBreak",
]

const TEXT_CONSTRUCTS = [
  "attention",
  "autolink",
  "characterEscape",
  "codeText",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
]

/**
 * The tree of an article's Markdown: CommonMark with GitHub's tables, footnotes and `~~strikethrough~~`. `[^id]` is a
 * footnote where the text has its definition or `id` is among `footnotes`.
 */
export function parseArticle(markdown: string, footnotes: readonly string[] = [], dialect = NO_DIALECT): Root {
  const extensions = [...SYNTAX, knownFootnotes(footnotes), ...dialect.syntax]
  return fromMarkdown(markdown, { extensions, mdastExtensions: [...TREE, ...dialect.tree] })
}

/**
 * The tree of a text that is inline Markdown only: signs that would begin a heading, list, quote or the like are text.
 * `[^id]` is a footnote where `id` is among `footnotes`.
 */
export function parseInline(markdown: string, footnotes: readonly string[]): Root {
  const extensions = [...INLINE_SYNTAX, knownFootnotes(footnotes), { disable: { null: BLOCK_CONSTRUCTS } }]
  return fromMarkdown(markdown, { extensions, mdastExtensions: TREE })
}

/** A text, on one line, in which nothing is Markdown: `&amp;` and the like become the characters they stand for. */
export function decodedText(text: string): string {
  const disable = { null: [...BLOCK_CONSTRUCTS, ...TEXT_CONSTRUCTS] }
  const { children } = fromMarkdown(text.replace(/\s+/g, " ").trim(), { extensions: [{ disable }] })
  const nodes = children.flatMap((node) => (node.type === "paragraph" ? node.children : []))
  return nodes.map((node) => (node.type === "text" ? node.value : "")).join("")
}

/** Declares footnotes whose definitions are elsewhere: a construct that matches nothing but leaves their names. */
function knownFootnotes(ids: readonly string[]): Syntax {
  return {
    document: {
      null: {
        name: "knownFootnotes",
        tokenize(_effects, _ok, nok) {
          this.parser.gfmFootnotes ??= ids.map((id) => id.toLowerCase().toUpperCase())
          return nok
        },
      },
    },
  }
}
