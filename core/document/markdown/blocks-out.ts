import { escaped, inlineIn, type Lines, type Style } from "#core/document/markdown/inline-out"
import { CAPTION } from "#core/document/markdown/table-in"
import type { Block, BlockType, Inline } from "#core/document/schema"

type BlockOf<T extends BlockType> = Extract<Block, { type: T }>

/** A block as Markdown in one style, without a closing newline; of a list item its text alone, without its sign. */
export function blockIn(style: Style, block: Block): string {
  const text = (content: readonly Inline[], lines: Lines = "lines"): string => inlineIn(style, content, lines)
  switch (block.type) {
    case "paragraph":
    case "list_item":
      return text(block.content)
    case "heading":
      return `${"#".repeat(block.level)} ${text(block.content, "one line")}`
    case "quote":
      return quoted(block.pull ? `**${text(block.content)}**` : text(block.content))
    case "code":
      return fenced(block)
    case "figure":
      return pictured(style, block)
    case "table":
      return tabled(style, block)
    case "divider":
      return "***"
  }
}

const quoted = (text: string): string => text.replace(/^/gm, "> ")

function fenced({ language = "", content }: BlockOf<"code">): string {
  const text = content[0]?.text ?? ""
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = "`".repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

function pictured(style: Style, { src, alt, credit, content }: BlockOf<"figure">): string {
  const words = style === "plain" ? (text: string) => text : escaped
  const address = style === "plain" && !/[\s()<>\\]/.test(src) ? src : `<${src.replace(/[\\<>&]/g, "\\$&")}>`
  const title = credit === undefined ? "" : ` "Credit: ${words(credit)}"`
  const caption = content.length === 0 ? "" : `\n${inlineIn(style, content, "lines")}`
  return `![${words(alt)}](${address}${title})${caption}`
}

function tabled(style: Style, { columns, rows, content }: BlockOf<"table">): string {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => cellIn(style, cell)))
  const lines = [head, columns.map((align) => RULES[align ?? "none"]), ...body].map(
    (cells) => `| ${cells.join(" | ")} |`,
  )
  return content.length === 0
    ? lines.join("\n")
    : `${lines.join("\n")}\n\n${CAPTION}${inlineIn(style, content, "lines")}`
}

function cellIn(style: Style, cell: readonly Inline[]): string {
  const text = inlineIn(style, cell, "one line")
  // With tags, this sign is escaped already.
  return style === "tagged" || style === "explicit" ? text : text.replaceAll("|", "\\|")
}

const RULES = { none: "---", left: ":--", center: ":-:", right: "--:" } as const
