import { refusedLink, safeHref } from "#core/document/links"
import type { Reading } from "#core/document/markdown/reading"
import type { PhrasingNode } from "#core/document/markdown/syntax"
import type { Inline, Mark } from "#core/document/schema"

type Marked = { readonly node: PhrasingNode; readonly marks: readonly Mark[] }
type Found = { readonly inline: Inline } | { readonly inside: Marked[] } | null

/**
 * Inline Markdown as content, not yet in normal form: emphasis, code, breaks, allowed links, footnotes as citations, and
 * the tags `<sub>`, `<sup>`, `<strong>`, `<b>`, `<em>`, `<i>`, `<s>`, `<del>`, `<code>` and `<br>`. Other tags, pictures
 * and links that are not allowed are reported, and their text is kept. Nested marks cost no recursion.
 */
export function readInline(nodes: readonly PhrasingNode[], reading: Reading): Inline[] {
  const content: Inline[] = []
  const waiting = withTags(nodes, [], reading).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const found = readNode(next, reading)
    if (found && "inline" in found) content.push(found.inline)
    else if (found) for (const node of found.inside.reverse()) waiting.push(node)
  }
  return content
}

function readNode({ node, marks }: Marked, reading: Reading): Found {
  const inside = (mark?: Mark): Found =>
    "children" in node ? { inside: withTags(node.children, mark ? withMark(marks, mark) : marks, reading) } : null
  switch (node.type) {
    case "text":
    case "formula":
      return textFound(node.value, marks)
    case "emphasis":
      return inside({ type: "em" })
    case "strong":
      return inside({ type: "strong" })
    case "delete":
      return inside({ type: "strike" })
    case "inlineCode":
      return textFound(node.value, withMark(marks, { type: "code" }))
    case "break":
      return { inline: { type: "break" } }
    case "footnoteReference":
      return { inline: { type: "citation", refId: reading.notes.get(node.identifier) ?? node.identifier } }
    case "link":
      return inside(linkMark(node, node, reading))
    case "linkReference":
      return inside(linkMark(node, reading.definitions.get(node.identifier), reading))
    case "image":
      return pictureAsText({ node, marks }, node, reading)
    case "imageReference":
      return pictureAsText({ node, marks }, reading.definitions.get(node.identifier), reading)
    case "html":
      return /^<br/i.test(node.value) ? { inline: { type: "break" } } : null
  }
}

type Target = { readonly url: string; readonly title?: string | null | undefined }

function linkMark(node: PhrasingNode, target: Target | undefined, reading: Reading): Mark | undefined {
  const href = safeHref(target?.url ?? "")
  if (href === null) reading.drop(node, refusedLink({ words: wordsOf(node), href: target?.url ?? "" }))
  // The title of a definition is reported once, where the definition stands.
  if (node.type === "link" && target?.title) reading.drop(node, `The link's title "${target.title}" was left out.`)
  return href === null ? undefined : { type: "link", href }
}

/** The words of a node and all within it, as far as a notice about it needs them. */
function wordsOf(node: PhrasingNode): string {
  if ("value" in node) return node.type === "html" ? "" : node.value
  return "children" in node ? node.children.map(wordsOf).join("") : ""
}

function pictureAsText(at: Marked, target: Target | undefined, reading: Reading): Found {
  const title = at.node.type === "image" && target?.title ? ` and its title "${target.title}"` : ""
  const what = `The picture "${target?.url}" stands inside a line of text. Its description was kept; the picture${title} was left out.`
  reading.drop(at.node, `${what} Put it in a paragraph of its own to show it.`)
  return "alt" in at.node && at.node.alt ? textFound(at.node.alt, at.marks) : null
}

const TAG_MARKS: Readonly<Record<string, Exclude<Mark["type"], "link">>> = {
  strong: "strong",
  b: "strong",
  em: "em",
  i: "em",
  s: "strike",
  del: "strike",
  sub: "sub",
  sup: "sup",
  code: "code",
}
const TAG = /^<(\/?)([a-z]+)\s*>$/i
const BREAK_TAG = /^<br\s*\/?>$/i

/** The nodes with the marks that pairs of tags around them give; every tag but `<br>` is gone from the list. */
function withTags(nodes: readonly PhrasingNode[], marks: readonly Mark[], reading: Reading): Marked[] {
  if (!nodes.some((node) => node.type === "html")) return nodes.map((node) => ({ node, marks }))
  const closedBy = tagPairs(nodes)
  const open = new Map<number, Mark>()
  return nodes.flatMap((node, at) => {
    const closing = closedBy.get(at)
    const mark = node.type === "html" && closing !== undefined ? tagMark(node.value) : undefined
    if (mark && closing !== undefined) open.set(closing, mark)
    if (node.type === "html" && !BREAK_TAG.test(node.value)) {
      if (!mark && !open.delete(at))
        reading.drop(node, `The HTML ${node.value} was left out; the text around it was kept.`)
      return []
    }
    return [{ node, marks: [...open.values()].reduce(withMark, marks) }]
  })
}

/** For each opening tag among siblings the index of the tag that closes it; tags that do not pair up are not in it. */
function tagPairs(nodes: readonly PhrasingNode[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: { at: number; name: string }[] = []
  nodes.forEach((node, at) => {
    const [, slash, name = ""] = node.type === "html" ? (TAG.exec(node.value) ?? []) : []
    if (!Object.hasOwn(TAG_MARKS, name.toLowerCase())) return
    if (slash === "") open.push({ at, name: name.toLowerCase() })
    else if (open.at(-1)?.name === name.toLowerCase()) pairs.set(open.pop()?.at ?? -1, at)
  })
  return pairs
}

function tagMark(tag: string): Mark | undefined {
  const name = TAG.exec(tag)?.[2]?.toLowerCase() ?? ""
  const type = Object.hasOwn(TAG_MARKS, name) ? TAG_MARKS[name] : undefined
  return type && { type }
}

const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] =>
  marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark]

function textFound(text: string, marks: readonly Mark[]): Found {
  return { inline: marks.length === 0 ? { type: "text", text } : { type: "text", text, marks: [...marks] } }
}
