import { describe, expect, test } from "vitest"
import { htmlToBlocks } from "#core/document/html-in"
import { listNumbers } from "#core/document/numbering"
import { readPasted } from "#core/document/pasted"
import type { Block } from "#core/document/schema"
import { br, doc, idsInOrder, li, oli, p } from "#tests/support/documents"

const read = (html: string) => htmlToBlocks({ html, newId: idsInOrder("b") })
/** What a reader sees: the number of each item, "" for other blocks, and its first word. */
const shown = (blocks: readonly Block[]) => {
  const numbers = listNumbers(blocks)
  return blocks.map(({ id, content }) => {
    const first = content[0]?.type === "text" ? content[0].text.split(" ")[0] : ""
    return `${numbers.get(id) ?? ""} ${first}`.trim()
  })
}

describe("items are numbered as readers see them", () => {
  test.each<[string, Block[], string[]]>([
    ["one after the other", [oli("a"), oli("b"), oli("c")], ["1 a", "2 b", "3 c"]],
    ["going on after what stands below an item", [oli("a"), oli("x", { indent: 1 }), oli("b")], ["1 a", "1 x", "2 b"]],
    [
      "anew below each item",
      [oli("a"), oli("x", { indent: 1 }), oli("b"), oli("y", { indent: 1 })],
      ["1 a", "1 x", "2 b", "1 y"],
    ],
    ["anew after a paragraph", [oli("a"), p("so"), oli("b")], ["1 a", "so", "1 b"]],
    ["anew after a bullet", [oli("a"), li("so"), oli("b")], ["1 a", "so", "1 b"]],
    ["from the number that one begins with", [oli("a", { start: 7 }), oli("b")], ["7 a", "8 b"]],
  ])("%s", (_, blocks, numbers) => {
    expect(shown(doc(...blocks).blocks)).toEqual(numbers)
  })
})

describe("pasted lists keep the numbers that they showed", () => {
  test.each<[string, string, string[]]>([
    ["two lists, one after the other", "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>", ["1 a", "2 b", "1 c"]],
    [
      "a list that goes on after words",
      "<ol><li>a</li></ol><p>so</p><ol start=2><li>b</li></ol>",
      ["1 a", "so", "2 b"],
    ],
    ["numbers that were skipped", "<ol><li>a</li><li value=5>b</li><li>c</li></ol>", ["1 a", "5 b", "6 c"]],
    ["from nought", "<ol start=0><li>a</li><li>b</li></ol>", ["0 a", "1 b"]],
    [
      "of Word, by the number it wrote",
      word(["l0 level1 lfo1", "1.", "a"], ["l0 level1 lfo1", "2.", "b"], ["l0 level1 lfo2", "1.", "c"]),
      ["1 a", "2 b", "1 c"],
    ],
    [
      "of Word, in parts",
      word(
        ["l0 level1 lfo1", "1.", "a"],
        ["l0 level2 lfo1", "1.1.", "x"],
        ["l0 level2 lfo1", "1.2.", "y"],
        ["l0 level1 lfo1", "2.", "b"],
      ),
      ["1 a", "1 x", "2 y", "2 b"],
    ],
    [
      "of Word for the web, by their levels",
      '<div><ol start="1"><li aria-level="1">Wash</li></ol></div><div><ol start="1"><li aria-level="2">With soap</li></ol></div><div><ol start="2"><li aria-level="1">Dry</li></ol></div>',
      ["1 Wash", "1 With", "2 Dry"],
    ],
    ["of Google Docs, side by side", "<ol><li>a</li><ol><li>x</li></ol><li>b</li></ol>", ["1 a", "1 x", "2 b"]],
    [
      "with a table or a paragraph inside an item",
      "<ol><li>a<ul><li>x</li></ul><p>more</p></li><li>b</li></ol>",
      ["1 a", "x", "more", "2 b"],
    ],
  ])("%s", (_, html, numbers) => {
    expect(shown(read(html).blocks)).toEqual(numbers)
  })
})

test("the paragraphs of an item stay one item, with breaks between them, and that is said", () => {
  const { blocks, dropped } = read("<ol><li><p>Step one</p><p>More on one</p></li><li><p>Step two</p></li></ol>")
  expect(blocks).toEqual(doc(oli("Step one", br, "More on one"), oli("Step two")).blocks)
  expect(dropped).toEqual(["List items of several paragraphs became one each, with line breaks between."])
})

test.each([
  ["letters by tag", '<ol type="a"><li>a</li></ol>'],
  ["Roman numerals by tag", '<ol type="I"><li>a</li></ol>'],
  ["letters by style", '<ol style="list-style-type: lower-alpha"><li>a</li></ol>'],
  ["Roman numerals of Google Docs", '<ol><li style="list-style-type:lower-roman">a</li></ol>'],
  ["letters of Word", word(["l0 level1 lfo1", "a)", "a"])],
])("%s become numbers, which is said", (_, html) => {
  expect(read(html).dropped).toContain("Lists that counted in letters or Roman numerals count in numbers here.")
})

test("letters that were typed stay as they are", () => {
  const { blocks, dropped } = readPasted({ html: "", text: "a) one\nb) two", known: new Set(), newId: idsInOrder("b") })
  expect(blocks.map(({ content }) => content)).toEqual(
    doc(p("a) one"), p("b) two")).blocks.map(({ content }) => content),
  )
  expect(dropped).toEqual([])
})

test("a line that says it is a heading is one", () => {
  const html = '<p role="heading" aria-level="3">Methods</p><p>So.</p>'
  expect(read(html).blocks[0]).toMatchObject({ type: "heading", level: 3 })
})

function word(...items: [style: string, sign: string, words: string][]): string {
  const lines = items.map(
    ([style, sign, words]) =>
      `<p class=MsoListParagraph style='mso-list:${style}'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span><![endif]>${words}</p>`,
  )
  return lines.join("\n")
}
