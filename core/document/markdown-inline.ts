import { normaliseInline } from "#core/document/inline-form"
import { readInline } from "#core/document/markdown/inline-in"
import { inlineIn, isFit, isPlainWords, STYLES, type Style } from "#core/document/markdown/inline-out"
import { cleanSource, type Dropped, type Reading } from "#core/document/markdown/reading"
import { type PhrasingNode, parseInline, type Root } from "#core/document/markdown/syntax"
import { isTangledInline } from "#core/document/markdown/tangled"
import type { Inline, Source } from "#core/document/schema"
import { sameContent } from "#core/text/content"

type Footnote = Pick<Source, "id">

/**
 * Reads the text of one block from inline Markdown, as a field that edits one block holds it: what would begin a heading,
 * a list or a table is text. `[^id]` cites the source of that id (in any case); unknown ones stay text. Gives content in
 * normal form and, in whole sentences by line, what was changed or left out, as `markdownToArticle` does.
 */
export function markdownToInline(
  text: string,
  sources: readonly Footnote[],
): { content: Inline[]; dropped: Dropped[] } {
  const { source, dropped } = cleanSource(text)
  if (isTangledInline(source)) {
    dropped.push({
      line: 1,
      what: "This text has too many Markdown signs in one place, so all of it was read as plain text.",
    })
    return { content: normaliseInline([{ type: "text", text: source }], () => {}), dropped }
  }
  const reading: Reading = {
    source,
    newId: () => "",
    notes: new Map(sources.map(({ id }) => [id.toLowerCase(), id])),
    definitions: new Map(),
    blocks: [],
    lines: new Map(),
    drop: ({ position }, what) => dropped.push({ line: position?.start.line ?? 1, what }),
  }
  const root = parseInline(
    source,
    sources.map(({ id }) => id),
  )
  const content = readInline(asOneLine(root, reading), reading)
  return { content: normaliseInline(content, (what) => dropped.push({ line: 1, what })), dropped }
}

/**
 * The text of one block as inline Markdown, with as few signs as will do. Read by `markdownToInline` it gives the same
 * content exactly, if the content is in normal form and its citations are among the sources.
 */
export function inlineToMarkdown(content: readonly Inline[]): string {
  const cited = content.flatMap((inline) => (inline.type === "citation" ? [{ id: inline.refId }] : []))
  const [only, ...others] = content
  if (only?.type === "text" && !only.marks && others.length === 0 && isPlainWords(only.text)) return only.text
  const isRight = (style: Style): boolean => {
    const markdown = inlineIn(style, content, "lines")
    const read = markdownToInline(markdown, cited)
    return read.dropped.length === 0 && sameContent(read.content, content) && isFit(style, markdown, cited.length)
  }
  return inlineIn(STYLES.find(isRight) ?? "explicit", content, "lines")
}

function asOneLine(root: Root, reading: Reading): PhrasingNode[] {
  return root.children.flatMap((node, at): PhrasingNode[] => {
    if (node.type !== "paragraph") return []
    if (at > 0) reading.drop(node, "An empty line ends a paragraph. Here it became a line break.")
    return at > 0 ? [{ type: "break" }, ...node.children] : node.children
  })
}
