import { normaliseCharacters, type RefusedCharacter, takenOut, withoutRefused } from "#core/document/hygiene"
import type { FlowNode, NodeOf, PhrasingNode, Root } from "#core/document/markdown/syntax"
import type { Block, Document, Source } from "#core/document/schema"

/** Something of the text that is not in the article as it was written: where (line from 1) and what, in a sentence. */
export type Dropped = { readonly line: number; readonly what: string }

/** An article read from text. What a reader would miss in it is in `dropped`, in the order of lines. */
export type ReadArticle = {
  readonly title?: string
  readonly dek?: string
  readonly document: Document
  readonly sources: Source[]
  readonly dropped: Dropped[]
}

/** The state of reading one text. */
export type Reading = {
  readonly source: string
  readonly newId: () => string
  /** Footnotes: name as the syntax compares it -> the source's id. */
  readonly notes: ReadonlyMap<string, string>
  readonly definitions: ReadonlyMap<string, NodeOf<"definition">>
  readonly blocks: Block[]
  readonly lines: Map<string, number>
  readonly drop: (at: { position?: { start: { line: number } } | undefined }, what: string) => void
}

/** A block as it is read, before it has an id. */
export type Draft = Block extends infer B ? (B extends Block ? Omit<B, "id"> : never) : never

/** Adds a block to what was read, under a new id. */
export function addBlock(reading: Reading, at: FlowNode | PhrasingNode, draft: Draft): void {
  const block = { ...draft, id: reading.newId() } satisfies Omit<Draft, "type"> & { id: string } as Block
  reading.blocks.push(block)
  reading.lines.set(block.id, at.position?.start.line ?? 1)
}

/** The text of the source that a node was read from. */
export function sourceOf({ source }: Reading, node: FlowNode): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

/** A text as it may stand, and what had to be taken out of it, line by line. */
export function cleanSource(text: string): { source: string; dropped: Dropped[] } {
  const { text: source, refused } = withoutRefused(text)
  const dropped = refused.length === 0 ? [] : refusedByLine(normaliseCharacters(text), refused)
  return { source, dropped }
}

function refusedByLine(text: string, refused: readonly RefusedCharacter[]): Dropped[] {
  const inOrder = [...refused].sort((a, b) => a.index - b.index)
  const dropped: Dropped[] = []
  let line = 1
  let lineEnd = -1
  let next = 0
  for (; next < inOrder.length; line++) {
    const end = text.indexOf("\n", lineEnd + 1)
    lineEnd = end < 0 ? text.length : end
    const from = next
    while ((inOrder[next]?.index ?? Number.POSITIVE_INFINITY) <= lineEnd) next += 1
    if (next > from) dropped.push({ line, what: takenOut(inOrder.slice(from, next)) })
  }
  return dropped
}

/** All nodes of one type, in the order of the text, however deep inside quotes, lists and footnotes they stand. */
export function nodesOfType<T extends FlowNode["type"]>(root: Root, type: T): NodeOf<T>[] {
  const found: NodeOf<T>[] = []
  const waiting: FlowNode[] = [...root.children].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isOfType(node, type)) found.push(node)
    if ("children" in node) for (const child of [...node.children].reverse()) waiting.push(child)
  }
  return found
}

const isOfType = <T extends FlowNode["type"]>(node: FlowNode, type: T): node is NodeOf<T> => node.type === type
