import type { Block, Document } from "#core/document/schema"

/** A generator of equally spread numbers in [0, 1), the same in every run. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Words as frequent as in prose (Zipf), with commas and stops. */
export function prose(length: number, seed: number): string[] {
  const roll = dice(seed)
  return Array.from({ length }, () => {
    const word = `w${Math.floor(8_000 ** roll())}`
    const mark = roll()
    return word + (mark < 0.06 ? ". " : mark < 0.12 ? ", " : " ")
  })
}

/** Replaces, inserts or deletes up to five words at a time, until about the share asked for is edited. */
export function edited(words: readonly string[], share: number): string[] {
  const roll = dice(9)
  const result: string[] = []
  for (let i = 0; i < words.length; i++) {
    if (roll() >= share / 3) {
      result.push(words[i] ?? "")
      continue
    }
    const length = 1 + Math.floor(roll() * 5)
    const kind = roll()
    if (kind < 0.7) result.push(...prose(length, i))
    if (kind > 0.3) i += length - 1
    else result.push(words[i] ?? "")
  }
  return result
}

/** An article of so many words in paragraphs of fifty. */
export function article(words: number): Document {
  const text = prose(words, 1)
  const blocks: Block[] = []
  for (let i = 0; i < words; i += 50) blocks.push(paragraph(`b${i}`, text.slice(i, i + 50)))
  return { blocks }
}

/** The article as one paragraph. */
export function flat({ blocks }: Document): Document {
  return { blocks: [paragraph("all", [blocks.map(textOf).join(" ")])] }
}

/** The same blocks under other ids. */
export function renamed({ blocks }: Document, name: string): Document {
  return { blocks: blocks.map((block, i) => ({ ...block, id: `${name}${i}` })) }
}

/** A copy in which a share of the blocks has a word replaced, as parsed from storage. */
export function touched(document: Document, { seed, share }: { seed: number; share: number }): Document {
  const roll = dice(seed)
  const copy = structuredClone(document)
  for (const block of copy.blocks) if (roll() < share) retouch(block, `new${seed}`)
  return copy
}

/** A copy in which three blocks have a word replaced. */
export function retouched(document: Document, seed: number): Document {
  const copy = structuredClone(document)
  const step = Math.floor(copy.blocks.length / 3)
  for (const at of [0, step, 2 * step]) {
    const block = copy.blocks[(at + seed) % copy.blocks.length]
    if (block) retouch(block, `again${seed}`)
  }
  return copy
}

function retouch(block: Block, word: string): void {
  const [node] = block.content
  if (node?.type === "text") node.text = node.text.replace(/w\d+/, word)
}

export function textOf({ content }: Block): string {
  return content.map((node) => (node.type === "text" ? node.text : "")).join("")
}

function paragraph(id: string, words: readonly string[]): Block {
  return { id, type: "paragraph", content: [{ type: "text", text: words.join("").trim() }] }
}
