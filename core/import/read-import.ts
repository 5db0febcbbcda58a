import { lengthProblem, sizeProblem } from "#core/article/bounds"
import type { Given } from "#core/document/given"
import { inspectCharacters } from "#core/document/hygiene"
import { formulae } from "#core/document/markdown/formula"
import { type Dropped, nodesOfType, type ReadArticle } from "#core/document/markdown/reading"
import type { FlowNode, Root } from "#core/document/markdown/syntax"
import { markdownToArticle } from "#core/document/markdown-in"
import { articleToMarkdown } from "#core/document/markdown-out"
import { normaliseDocument } from "#core/document/normalise"
import { type Passage, plainTextToArticle } from "#core/document/plain-in"
import type { Document, Source } from "#core/document/schema"
import { keepFormulaBlocks } from "./formula-blocks"
import { takeFrontMatter } from "./front-matter"
import { type Said, whatIsSaid } from "./front-matter-says"
import { endOf, type Head, headOf, type Part } from "./head-and-end"
import { linkAddresses } from "./link-addresses"
import { readScholarly } from "./scholarly"

type Importing = {
  readonly text: string
  readonly form: "markdown" | "plain"
  /** The title, where it was typed apart from the text. */
  readonly title?: string
  readonly newId: () => string
}

/** An article as a text from elsewhere says it. */
export type Imported = {
  readonly ok: true
  readonly title: string
  readonly dek: string
  readonly document: Document
  readonly sources: readonly Source[]
  /** The same article in our own Markdown. */
  readonly markdown: string
  /** The names that it gives as its authors, in their order. */
  readonly authors: readonly string[]
  /** The day that it gives, as `2025-12-07`, and the place beside it. */
  readonly date: string | null
  readonly place: string | null
  readonly topic: string
  /** What is not in the article as it was written, or stays in signs that mean nothing here: by line, in whole sentences. */
  readonly dropped: readonly Dropped[]
}

/**
 * Reads a text from elsewhere as an article: Markdown as blogs and scholars write it, with front matter, or plain text.
 * Takes title, dek, authors, day, place and topic from front matter, byline and date line, makes links of bare addresses,
 * and leaves out a closing call of the site that it comes from. Nothing is lost and nothing stays raw without being said.
 * A title alone is an article without text. Refuses what is more than one article can hold, before it is read (see
 * `sizeProblem`), what has no title, and characters that a reader could overlook.
 */
export function readImport({ text, form, title: typed, newId }: Importing): Imported | { ok: false; problem: string } {
  const tooMuch = lengthProblem(text) ?? sizeProblem(text)
  if (tooMuch) return { ok: false, problem: tooMuch }
  const { text: clean, refused } = inspectCharacters(text.replace(/^\uFEFF/, ""))
  if (refused[0]) return { ok: false, problem: refused[0].sentence }
  const front = takeFrontMatter(clean.replace(/\r\n?/g, "\n"))
  const said = whatIsSaid(front?.entries ?? [])
  const given = { title: typed || said.title, dek: said.dek }
  const reading = { text: front?.body ?? clean, given, newId }
  const { article, head } = form === "plain" ? readPlain(reading) : readMarkdown(reading)
  const title = given.title ?? article.title
  if (!title)
    return {
      ok: false,
      problem:
        "The article needs a title: fill it in above, or begin the text with a line such as “# Title of the article”.",
    }
  const proposed = linkAddresses(article.document)
  const { document } = normaliseDocument({ proposed, newId })
  const whole = { title, dek: given.dek ?? article.dek ?? "", document, sources: article.sources }
  const dropped = [...(front?.dropped ?? []), ...said.dropped, ...unlikeTyped(typed, said), ...article.dropped]
  return {
    ok: true,
    ...whole,
    markdown: articleToMarkdown(whole),
    authors: said.authors.length > 0 ? said.authors : head.authors,
    date: said.date ?? head.date,
    place: head.place,
    topic: said.topic ?? "",
    dropped: dropped.sort((a, b) => a.line - b.line),
  }
}

/** A title typed apart goes before the one that the front matter has. */
function unlikeTyped(typed: string | undefined, said: Said): Dropped[] {
  if (!typed || !said.title || said.title === typed) return []
  return [{ line: 1, what: `The title was typed apart, so the one in the front matter was left out: ${said.title}` }]
}

type Read = { readonly article: ReadArticle; readonly head: Pick<Head, "authors" | "date" | "place"> }
type Text = { readonly text: string; readonly given: Given; readonly newId: () => string }
const NOTHING_SAID = { authors: [], date: null, place: null }

function readPlain({ text, given, newId }: Text): Read {
  let head: Read["head"] = NOTHING_SAID
  const arrange = (passages: readonly Passage[], dropped: Dropped[]): readonly Passage[] => {
    const parts = passages.map((passage) => ({ words: passage.text, line: passage.line }))
    const found = headOf(parts, given.title === undefined ? 1 : 0)
    const end = endOf(parts)
    head = found
    dropped.push(...found.dropped, ...end.dropped)
    const taken = new Set([...found.taken, ...end.taken])
    return passages.filter((_, at) => !taken.has(at))
  }
  const article = plainTextToArticle({ text, newId, given, arrange })
  return { article, head }
}

function readMarkdown({ text, given, newId }: Text): Read {
  let head: Read["head"] = NOTHING_SAID
  const { source, found } = keepFormulaBlocks(text)
  const formulaeFound = found.map(({ line, formula }) => ({
    line,
    what: `A formula stays as it is written, in TeX: ${formula}`,
  }))
  const article = markdownToArticle({
    markdown: source,
    newId,
    given,
    dialect: formulae,
    arrange: (root, reading) => {
      const nodes = root.children.filter(({ type }) => type !== "footnoteDefinition" && type !== "definition")
      const parts = nodes.map(
        (node): Part => ({ words: wordsIn(node), line: lineOf(node), isRule: node.type === "thematicBreak" }),
      )
      const start = headOf(parts, given.title === undefined ? 1 : 0)
      const end = endOf(parts)
      head = start
      for (const { line, what } of [...start.dropped, ...end.dropped])
        reading.drop({ position: { start: { line } } }, what)
      const taken = new Set<FlowNode>([...start.taken, ...end.taken].flatMap((at) => nodes[at] ?? []))
      for (const at of end.taken) reportAddresses(nodes[at], (node, what) => reading.drop(node, what))
      root.children = root.children.filter((node) => !taken.has(node))
      readScholarly(root, reading)
    },
  })
  return { article: { ...article, dropped: [...article.dropped, ...formulaeFound] }, head }
}

/** The button of a call leads somewhere: that is said too. */
function reportAddresses(node: FlowNode | undefined, drop: (node: FlowNode, what: string) => void): void {
  if (!node) return
  const inside: Root = { type: "root", children: [node] }
  for (const link of nodesOfType(inside, "link")) drop(link, `The call led to ${link.url}`)
}

function wordsIn(node: FlowNode): string {
  const words: string[] = []
  const waiting: FlowNode[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("children" in next) waiting.push(...[...next.children].reverse())
    else if (next.type === "break") words.push(" ")
    else if (next.type === "html") words.push(next.value.replace(/<[^>]*>/g, " "))
    else if ("value" in next) words.push(next.value)
  }
  return words.join("").replace(/\s+/g, " ").trim()
}

const lineOf = (node: FlowNode): number => node.position?.start.line ?? 1
