import { describe, expect, test } from "vitest"
import { ARTICLE_BOUNDS, lengthProblem, sizeProblem } from "#core/article/bounds"
import { readManuscript } from "#core/article/manuscript"
import {
  EDIT_BOUNDS,
  editProblem,
  INSIGHT_BOUNDS,
  insightProblem,
  keepsEachOnce,
  placeProblem,
} from "#core/contribution/bounds"
import { composeText } from "#core/contribution/compose"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { type Rewritten, rewrite } from "#core/contribution/rewritten"
import type { Block } from "#core/document/schema"

const paragraph = (id: string, text: string): Block => ({ id, type: "paragraph", content: [{ type: "text", text }] })
const words = (count: number, of = "word") => Array.from({ length: count }, (_, n) => `${of}${n}`).join(" ")
const table = (id: string, rows: number, columns: number): Block => ({
  id,
  type: "table",
  columns: Array<null>(columns).fill(null),
  rows: Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => [{ type: "text" as const, text: "1" }]),
  ),
  content: [],
})

const base = {
  seq: 3,
  sources: [],
  blocks: Array.from({ length: 40 }, (_, n) => paragraph(`p${n}`, words(50, `old${n}x`))),
}
const changed = (blocks: readonly Block[]) => ({ proposed: rewrite(base, blocks), blocks: {} })
const newBlocks = (count: number, text: string) =>
  Array.from({ length: count }, (_, n) => paragraph(`n${n}`, `${text} ${n}`))

/** Whoever reads a text gives its blocks ids. */
const unread = (): string => {
  throw new Error("the text was read")
}

describe("an insight", () => {
  test.each([
    ["of 600 words", words(600)],
    ["of 600 Chinese characters", "新药".repeat(300)],
    ["of fifty paragraphs", Array(50).fill("One.").join("\n\n")],
    ["of a quotation in many lines", Array(300).fill("> and on").join("\n")],
  ])("%s is within its bounds", (_, body) => {
    expect(insightProblem(body)).toBeUndefined()
  })

  test("of more than 20 kB is told by how much", () => {
    expect(insightProblem("x".repeat(INSIGHT_BOUNDS.bytes))).toBeUndefined()
    expect(insightProblem("x".repeat(25_400))).toBe(
      "This is 25.4 kB long; an insight has at most 20 kB. Shorten it by 5.4 kB, or suggest an edit instead.",
    )
    expect(insightProblem("新".repeat(7_000))).toMatch(/^This is 21 kB long/)
  })

  test.each([
    ["paragraphs", "a\n\n".repeat(51)],
    ["list items", "- a\n".repeat(51)],
    ["numbered items", "1. a\n".repeat(51)],
    ["rows of a table", "| a |\n".repeat(51)],
    ["headings", "# a\n".repeat(51)],
    ["quotations", "> a\n\n".repeat(51)],
  ])("of 51 %s is told so", (_, body) => {
    expect(insightProblem(body)).toMatch(/^This has 51 paragraphs and list items; .* take out 1\.$/)
  })

  test("of very many lines is told so", () => {
    expect(insightProblem("a\n".repeat(501))).toBe(
      "This has 501 lines; an insight has at most 500. Put some together, or take out 1.",
    )
  })

  test("beyond its bounds is not read at all, however long", () => {
    const body = "a\n\n".repeat(300_000)
    const { text, problems } = composeText({ kind: "insight", draft: { ...EMPTY_DRAFT, body }, base, newId: unread })
    expect(text).toBeUndefined()
    expect(problems.body).toMatch(/kB long/)
  })
})

describe("an edit", () => {
  test("that changes a word everywhere, adds blocks and a table is within its bounds", () => {
    const blocks = [
      ...base.blocks.map((block, n) => paragraph(block.id, `new ${words(50, `old${n}x`)}`)),
      ...newBlocks(200, "A new one"),
    ]
    expect(editProblem(base, changed([...blocks, table("t", 100, 10)]))).toBeUndefined()
  })

  test("that moves, splits, joins and takes out what was there adds no words", () => {
    const joined = paragraph("p0", base.blocks.map((_, n) => words(50, `old${n}x`)).join(" "))
    expect(editProblem(base, changed([joined]))).toBeUndefined()
    expect(editProblem(base, changed([...base.blocks].reverse()))).toBeUndefined()
    expect(editProblem(base, { proposed: null, blocks: {} })).toBeUndefined()
  })

  test.each<[string, readonly Block[], RegExp]>([
    ["blocks", newBlocks(EDIT_BOUNDS.blocks + 7, "One"), /^This changes or adds 307 blocks; .* Put 7 back/],
    ["words", [paragraph("n", words(EDIT_BOUNDS.words + 12, "w"))], /^This adds 5,012 words; .* Take out 12/],
    [
      "characters",
      [paragraph("n", "x".repeat(EDIT_BOUNDS.characters + 9))],
      /^This adds 40,009 characters; .* Take out 9\.$/,
    ],
    ["cells", [table("t", 50, 21)], /^This adds 1,050 table cells; .* 50 cells\.$/],
  ])("is told how many %s are too many", (_, added, sentence) => {
    expect(editProblem(base, changed([...base.blocks, ...added]))).toMatch(sentence)
  })

  test("written in plain fields has the same bounds", () => {
    const inField = (text: string) => ({ proposed: null, blocks: { p1: text } })
    expect(editProblem(base, inField(words(50, "new")))).toBeUndefined()
    expect(editProblem(base, inField("a\n\n".repeat(301)))).toMatch(/^This changes or adds 301 blocks/)
    expect(editProblem(base, inField("a\n".repeat(1_001)))).toMatch(/^This has 1,001 lines/)
    expect(editProblem(base, inField(words(6_000)))).toMatch(/^This adds 6,000 words/)
  })

  test("of one cell in a large table adds none", () => {
    const large = { ...base, blocks: [...base.blocks, table("t", 200, 20)] }
    const smaller = { proposed: rewrite(large, [...base.blocks, table("t", 199, 20)]), blocks: {} }
    expect(editProblem(large, smaller)).toBeUndefined()
  })

  test.each<[string, Rewritten["parts"]]>([
    ["twice", [{ keep: [0, 40] }, { keep: [0, 40] }]],
    ["that do not exist", [{ keep: [0, 41] }]],
    ["backwards", [{ keep: [5, 2] }]],
  ])("that keeps blocks %s is none of ours", (_, parts) => {
    expect(keepsEachOnce(base, { on: 3, parts })).toBe(false)
    expect(editProblem(base, { proposed: { on: 3, parts }, blocks: {} })).toMatch(/out of date/)
  })

  test("beyond its bounds is not compared with anything, however large", () => {
    const draft = { ...EMPTY_DRAFT, ...changed([...base.blocks, ...newBlocks(9_000, words(10))]), reason: "Because." }
    const { text, problems } = composeText({ kind: "edit", draft, base, newId: unread })
    expect(text).toBeUndefined()
    expect(problems.blocks).toMatch(/9,000 blocks/)
  })
})

describe("words for one place", () => {
  test("are told when they are too many", () => {
    expect(placeProblem(words(2_000))).toBeUndefined()
    expect(placeProblem("x".repeat(20_101))).toBe(
      "This is 20.2 kB long, and one place takes at most 20 kB. Shorten it by 0.2 kB.",
    )
    expect(placeProblem("a\n".repeat(501))).toMatch(/501 lines/)
  })
})

describe("an article", () => {
  const cells = (rows: number, columns: number) =>
    `${"| h ".repeat(columns)}|\n${"| - ".repeat(columns)}|\n${`${"| 1 ".repeat(columns)}|\n`.repeat(rows)}`

  test("of ordinary length is within its bounds", () => {
    expect(lengthProblem(words(40_000))).toBeUndefined()
    expect(sizeProblem(`# T\n\n${`${words(70)}\n\n`.repeat(600)}${cells(100, 8)}`)).toBeUndefined()
  })

  test("is told how much is too much", () => {
    expect(lengthProblem("x".repeat(400_007))).toMatch(/^This is 400,007 characters long; .* Take out 7,/)
    expect(sizeProblem(cells(500, 12))).toMatch(/^The tables of this text have about 6,024 cells/)
    expect(sizeProblem("a\n\n".repeat(ARTICLE_BOUNDS.blocks + 1))).toMatch(/^This has 2,001 paragraphs/)
    expect(sizeProblem("a\n".repeat(ARTICLE_BOUNDS.lines + 1))).toMatch(/^This has 12,001 lines/)
  })

  test("beyond its bounds is not read at all", () => {
    const text = `# T\n\n${cells(4_000, 20)}`
    expect(readManuscript({ text, form: "markdown", newId: unread })).toMatchObject({ ok: false })
  })

  test("that has a larger table already can be written on, and the table cut down", () => {
    const large = [table("t", 300, 20)]
    expect(sizeProblem(cells(299, 20), { blocks: large })).toBeUndefined()
    expect(sizeProblem(cells(290, 20), { blocks: large })).toBeUndefined()
    expect(sizeProblem(cells(400, 20), { blocks: large })).toMatch(/cells/)
  })
})
