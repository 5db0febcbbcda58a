import fc from "fast-check"
import { MARK_ORDER } from "#core/document/mark-order"
import type { Block, Document, Inline, Mark } from "#core/document/schema"
import { joinContent, lengthOf, slicerOf } from "#core/text/content"
import { tokenise } from "#core/text/tokens"

/**
 * Builders for documents in tests. Text is written plainly, with `*strong*`, `_em_` and `[refId]` for a citation:
 * `doc(p("a", "Take *two* tablets.[who]"))`. A string's first word before a bar is the id: `doc("a|Take two.")`.
 */
export function doc(...blocks: (Block | string)[]): Document {
  return { blocks: blocks.map((block) => (typeof block === "string" ? p(...splitId(block)) : block)) }
}

function splitId(line: string): [string, string] {
  const bar = line.indexOf("|")
  return [line.slice(0, bar), line.slice(bar + 1)]
}

export function p(id: string, text: string): Block {
  return { id, type: "paragraph", content: inline(text) }
}

export function h(id: string, level: 2 | 3 | 4, text: string): Block {
  return { id, type: "heading", level, content: inline(text) }
}

/** A table from rows of cells written as "a | b"; the caption stays empty. */
export function table(id: string, ...rows: string[]): Block & { type: "table" } {
  const cells = rows.map((row) => row.split("|").map((cell) => inline(cell.trim())))
  return { id, type: "table", columns: (cells[0] ?? []).map(() => null), rows: cells, content: [] }
}

export function inline(text: string): Inline[] {
  const marks = new Set<"strong" | "em">()
  const nodes: Inline[] = []
  for (const [part] of text.matchAll(/\*|_|\[[^\]]+\]|\n|[^*_[\n]+/g)) {
    if (part === "*") toggle(marks, "strong")
    else if (part === "_") toggle(marks, "em")
    else if (part === "\n") nodes.push({ type: "break" })
    else if (part.startsWith("[")) nodes.push({ type: "citation", refId: part.slice(1, -1) })
    else
      nodes.push(
        textNode(
          part,
          MARK_ORDER.flatMap((type) => (type !== "link" && marks.has(type as "em") ? [{ type }] : [])),
        ),
      )
  }
  return joinContent(nodes)
}

function toggle<T>(set: Set<T>, value: T): void {
  if (!set.delete(value)) set.add(value)
}

function textNode(text: string, marks: Mark[]): Inline {
  return marks.length > 0 ? { type: "text", text, marks } : { type: "text", text }
}

/** The inverse of `inline`, for readable expectations. */
export function shown(content: readonly Inline[]): string {
  return content
    .map((node) => {
      if (node.type === "citation") return `[${node.refId}]`
      if (node.type === "break") return "\n"
      const sign = (node.marks ?? [])
        .map((mark) => ({ strong: "*", em: "_" })[mark.type as "em"] ?? `<${mark.type}>`)
        .join("")
      return sign + node.text + [...sign].reverse().join("")
    })
    .join("")
    .replaceAll("**", "")
    .replaceAll("__", "")
}

/** A document as lines "id|text", for readable expectations. */
export function lines(document: Document): string[] {
  return document.blocks.map((block) => `${block.id}|${shown(block.content)}`)
}

const WORDS = ["dose", "mg", "5", "10", "daily", "trial", "the", "of", "not", "aspirin"]
const GLUE = [" ", " ", " ", ", ", ". ", " (", ") ", "-"]

/** Short inline contents over few words, so that edits collide; with marks, citations and breaks; in normal form. */
export const anyContent: fc.Arbitrary<Inline[]> = fc
  .array(
    fc.oneof(
      {
        weight: 12,
        arbitrary: fc
          .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GLUE), anyMarks())
          .map(([w, g, marks]) => textNode(w + g, marks)),
      },
      { weight: 1, arbitrary: fc.constantFrom("who", "nice").map((refId): Inline => ({ type: "citation", refId })) },
      { weight: 1, arbitrary: fc.constant<Inline>({ type: "break" }) },
    ),
    { maxLength: 12 },
  )
  .map((nodes) => trimEnd(joinContent(nodes)))

function anyMarks(): fc.Arbitrary<Mark[]> {
  const link = fc.constantFrom("https://a.example", "https://b.example").map((href): Mark => ({ type: "link", href }))
  const some = fc.oneof(
    link,
    fc.constantFrom("strong" as const, "em" as const, "sub" as const).map((type): Mark => ({ type })),
  )
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant<Mark[]>([]) },
    { weight: 1, arbitrary: some.map((mark) => [mark]) },
  )
}

function trimEnd(content: Inline[]): Inline[] {
  const last = content.at(-1)
  if (last?.type !== "text") return content
  return joinContent(content.slice(0, -1), [{ ...last, text: last.text.trimEnd() }])
}

/** A step of a writer, applied at a place given as a share of what is there, so that any step fits any document. */
type Step = {
  readonly kind: StepKind
  readonly block: number
  readonly at: number
  readonly to: number
  readonly text: Inline[]
}
const STEP_KINDS = [
  "write",
  "write",
  "write",
  "delete",
  "delete",
  "format",
  "insert",
  "insert",
  "remove",
  "move",
  "retype",
  "cell",
  "row",
  "split",
  "join",
] as const
type StepKind = (typeof STEP_KINDS)[number]

const share = fc.double({ min: 0, max: 0.999, noNaN: true })
const fewWords = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => inline(`${words.join(" ")} `))
const steps = (kinds: readonly StepKind[]): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      block: share,
      at: share,
      to: share,
      text: fc.oneof(fewWords, anyContent),
    }),
    { maxLength: 4 },
  )

export const anyDocument: fc.Arbitrary<Document> = fc
  .array(fc.tuple(anyContent, fc.constantFrom("p", "p", "p", "h", "li", "table")), { maxLength: 6 })
  .map((blocks) => ({ blocks: blocks.map(([content, kind], i) => blockOf(`b${i}`, content, kind)) }))

function blockOf(id: string, content: Inline[], kind: string): Block {
  if (kind === "h") return { id, type: "heading", level: 2, content }
  if (kind === "li") return { id, type: "list_item", list: "bullet", indent: 0, content }
  if (kind !== "table") return { id, type: "paragraph", content }
  return { ...table(id, "dose | mg | daily", "aspirin | 5 | trial", "10 | the | of not"), content }
}

type Triple = { base: Document; ours: Document; theirs: Document }

/** A base and what two writers made of it; the steps of each are few, so that many triples merge cleanly. */
export const anyTriple: fc.Arbitrary<Triple> = tripleOf(STEP_KINDS)

/** The same, but nobody cuts a paragraph in two or puts two together: every word stays in its block. */
export const anyTripleOfWholeBlocks: fc.Arbitrary<Triple> = tripleOf(
  STEP_KINDS.filter((kind) => kind !== "split" && kind !== "join"),
)

function tripleOf(kinds: readonly StepKind[]): fc.Arbitrary<Triple> {
  return fc
    .tuple(anyDocument, steps(kinds), steps(kinds))
    .map(([base, mine, others]) => ({ base, ours: written(base, mine, "o"), theirs: written(base, others, "t") }))
}

/** A document after some steps; blocks it inserts have ids that begin with `prefix`. */
export function written(document: Document, steps: readonly Step[], prefix: string): Document {
  return { blocks: steps.reduce((blocks, step, i) => take(blocks, step, `${prefix}${i}`), document.blocks) }
}

function take(blocks: Block[], step: Step, freshId: string): Block[] {
  const i = Math.floor(step.block * blocks.length)
  const block = blocks[i]
  if (step.kind === "insert")
    return blocks.toSpliced(i, 0, { id: freshId, type: "paragraph", content: trimEnd(step.text) })
  if (!block) return blocks
  if (step.kind === "remove") return blocks.toSpliced(i, 1)
  if (step.kind === "move") return blocks.toSpliced(i, 1).toSpliced(Math.floor(step.at * blocks.length), 0, block)
  if (step.kind === "split" || step.kind === "join") return rejoined(blocks, i, step, freshId)
  return blocks.with(i, changed(block, step))
}

/** Cuts a paragraph in two, the tail under a new id, or puts it together with the one after it. */
function rejoined(blocks: Block[], i: number, { kind, at }: Step, freshId: string): Block[] {
  const [block, next] = [blocks[i], blocks[i + 1]]
  if (block?.type !== "paragraph") return blocks
  const cut = slicerOf(block.content)
  if (kind === "split") {
    const from = wordStarts(block.content)[Math.floor(at * block.content.length * 4)] ?? 0
    const head = { ...block, content: trimEnd(cut(0, from)) }
    return blocks.toSpliced(i, 1, head, { ...block, id: freshId, content: cut(from, lengthOf(block.content)) })
  }
  if (next?.type !== "paragraph") return blocks
  return blocks.toSpliced(i, 2, { ...block, content: joinContent(block.content, [textNode(" ", [])], next.content) })
}

function changed(block: Block, step: Step): Block {
  if (step.kind === "retype") {
    if (block.type === "table") return { ...block, columns: block.columns.map(() => "right") }
    const { id, content } = block
    return step.at < 0.5
      ? { id, type: "heading", level: step.to < 0.5 ? 3 : 4, content: content as Inline[] }
      : { id, type: "quote", content: content as Inline[] }
  }
  if (block.type === "table" && step.kind === "cell") {
    const row = Math.floor(step.at * block.rows.length)
    const cells = block.rows[row] ?? []
    return { ...block, rows: block.rows.with(row, cells.with(Math.floor(step.to * cells.length), trimEnd(step.text))) }
  }
  if (block.type === "table" && step.kind === "row") {
    const row = Math.floor(step.at * block.rows.length)
    if (step.to < 0.3 && block.rows.length > 1) return { ...block, rows: block.rows.toSpliced(row, 1) }
    return {
      ...block,
      rows: block.rows.toSpliced(
        row + 1,
        0,
        block.columns.map(() => trimEnd(step.text)),
      ),
    }
  }
  return { ...block, content: retyped(block.content, step) } as Block
}

/** Replaces, takes out or formats a stretch of a content that begins and ends between words. */
function retyped(content: readonly Inline[], { kind, at, to, text }: Step): Inline[] {
  const cut = slicerOf(content)
  const places = wordStarts(content)
  const first = Math.floor(at * places.length)
  const from = places[first] ?? 0
  const end = places[Math.min(places.length - 1, first + Math.floor(to * 3))] ?? 0
  const [head, middle, tail] = [cut(0, from), cut(from, end), cut(end, lengthOf(content))]
  const put = kind === "delete" ? [] : kind === "format" ? middle.map(toggleStrong) : text
  return trimEnd(joinContent(head, put, tail))
}

function wordStarts(content: readonly Inline[]): number[] {
  const tokens = tokenise(content)
  return [...tokens.map((token) => token.from), lengthOf(content)]
}

function toggleStrong(node: Inline): Inline {
  if (node.type !== "text") return node
  const marks = (node.marks ?? []).filter((mark) => mark.type !== "strong")
  if (marks.length < (node.marks ?? []).length) return textNode(node.text, marks)
  return textNode(
    node.text,
    MARK_ORDER.flatMap((type) => (type === "strong" ? [{ type }] : marks.filter((mark) => mark.type === type))),
  )
}
