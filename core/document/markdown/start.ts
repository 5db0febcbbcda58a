import { normaliseBlocks } from "#core/document/block-form"
import { cleanSource, type Dropped, nodesOfType, type Reading } from "#core/document/markdown/reading"
import { footnoteIds } from "#core/document/markdown/sources-in"
import { type Dialect, type NodeOf, parseArticle, type Root } from "#core/document/markdown/syntax"
import type { Document, Source } from "#core/document/schema"

type Text = {
  readonly markdown: string
  readonly newId: () => string
  /** What the text may cite besides the footnotes that it has itself. */
  readonly sources?: readonly Pick<Source, "id">[]
  readonly dialect?: Dialect
}
type Started = { readonly root: Root; readonly reading: Reading; readonly dropped: Dropped[] }

/** Parses a text without what is refused in it (each refusal is in `dropped`) and sets up what reading it needs. */
export function startReading({ markdown, newId, sources = [], dialect }: Text): Started {
  const { source, dropped } = cleanSource(markdown)
  const ids = sources.map(({ id }) => id)
  const root = parseArticle(source, ids, dialect)
  const reading: Reading = {
    source,
    newId,
    notes: new Map([...ids.map((id) => [id.toLowerCase(), id] as const), ...footnoteIds(root, newId)]),
    definitions: definitionsOf(root),
    blocks: [],
    lines: new Map(),
    drop: ({ position }, what) => dropped.push({ line: position?.start.line ?? 1, what }),
  }
  return { root, reading, dropped }
}

/** The blocks that were read, in normal form; what that takes away is reported at the block's line. */
export function finishReading(reading: Reading): Document {
  const { blocks, lines } = reading
  return normaliseBlocks({ blocks }, (sentence, at) => {
    reading.drop({ position: { start: { line: lines.get(blocks[at]?.id ?? "") ?? 1 } } }, sentence)
  })
}

/** Reports what link definitions say that no link says: titles, and definitions that nothing uses. */
export function reportDefinitions(root: Root, reading: Reading): void {
  const used = new Set(
    [...nodesOfType(root, "linkReference"), ...nodesOfType(root, "imageReference")].map(({ identifier }) => identifier),
  )
  for (const node of nodesOfType(root, "definition")) {
    const isUsed = used.has(node.identifier) && reading.definitions.get(node.identifier) === node
    const title = node.title ? ` "${node.title}"` : ""
    if (!isUsed)
      reading.drop(node, `No link uses the address [${node.label}]: ${node.url}${title}, so it was left out.`)
    else if (title) reading.drop(node, `The title${title} of the address [${node.label}] was left out.`)
  }
}

function definitionsOf(root: Root): Map<string, NodeOf<"definition">> {
  const definitions = new Map<string, NodeOf<"definition">>()
  for (const node of nodesOfType(root, "definition")) {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  }
  return definitions
}
