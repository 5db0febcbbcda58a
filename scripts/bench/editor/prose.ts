import type { Block } from "#core/document/schema"

const WORDS =
  "the of a and to in cells dose patients therapy trial response leukaemia remission weeks measured protein healthy damage apoptosis risk found in with for after before who was were had given daily".split(
    " ",
  )

/** Paragraphs of a hundred words, a heading before every eighth; the same each time. */
export function proseOf(words: number): Block[] {
  let seed = 42
  const next = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return seed % most
  }
  const sentence = () => `${Array.from({ length: 20 }, () => WORDS[next(WORDS.length)]).join(" ")}.`
  return Array.from({ length: Math.ceil(words / 100) }).flatMap((_, at): Block[] => {
    const content = [{ type: "text" as const, text: Array.from({ length: 5 }, sentence).join(" ") }]
    const paragraph: Block = { id: `p${at}`, type: "paragraph", content }
    if (at % 8 > 0) return [paragraph]
    return [{ id: `h${at}`, type: "heading", level: 2, content: [{ type: "text", text: `Part ${at}` }] }, paragraph]
  })
}
