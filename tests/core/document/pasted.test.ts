import { describe, expect, test } from "vitest"
import { readPasted } from "#core/document/pasted"
import type { Block } from "#core/document/schema"
import { plainText } from "#core/text/content"
import { idsInOrder } from "#tests/support/documents"

const KINDS: Partial<Record<Block["type"], string>> = { heading: "#", list_item: "-", quote: ">" }
/** Each block on a line of its own: its kind and its words, with `/` for a break in it. */
function paste(text: string): string[] {
  const { blocks } = readPasted({ html: "", text, known: new Set(), newId: idsInOrder("p") })
  return blocks.map((block) =>
    `${KINDS[block.type] ?? ""} ${plainText(block.content)}`.trim().replaceAll("\uFFFC", " / "),
  )
}

describe("plain lines with one sign of Markdown among them stay lines", () => {
  test.each([
    [
      "Dear all\nPlease note:\n1. Bring tea\n2. Bring cups\nThanks\nAnna",
      ["Dear all / Please note:", "- Bring tea", "- Bring cups", "Thanks / Anna"],
    ],
    ["Dosing\n- 5 mg\n- 10 mg\nNever give more.", ["Dosing", "- 5 mg", "- 10 mg", "Never give more."]],
    ["Dosing\r\n- 5 mg\r\nNever give more.", ["Dosing", "- 5 mg", "Never give more."]],
    ["Visit\n# of patients: 12\n# of beds: 4", ["Visit", "# of patients: 12", "# of beds: 4"]],
    ["Dear Ada\nPlease read **this**\nToday\nBo", ["Dear Ada / Please read this / Today / Bo"]],
    ["You wrote:\n> First\n> Second\nI agree\nBo", ["You wrote:", "> First / Second", "I agree / Bo"]],
    ["- One\nThanks\n-- \nAnna", ["- One", "Thanks / -- / Anna"]],
    [
      "Roses are red\nViolets are [blue](https://example.org)\nSugar is sweet",
      ["Roses are red / Violets are blue / Sugar is sweet"],
    ],
    ["Dear all\nPlease note\n\nThanks\nAnna", ["Dear all / Please note", "Thanks / Anna"]],
    ["- One\n  and more\nAfter it", ["- One / and more", "After it"]],
  ])("%j", (text, blocks) => expect(paste(text)).toEqual(blocks))

  test("but lines that a margin parted are one", () => {
    const wrapped = [
      "## Methods",
      "",
      "The trial enrolled a hundred and twenty people in four towns of",
      "the north, and followed them for two years with a visit in each",
      "month.",
      "",
      "- The first group was given five milligrams daily, and nobody in",
      "  it knew.",
    ].join("\n")
    expect(paste(wrapped)).toEqual([
      "# Methods",
      "The trial enrolled a hundred and twenty people in four towns of the north, and followed them for two years with a visit in each month.",
      "- The first group was given five milligrams daily, and nobody in it knew.",
    ])
  })

  test("and tables, code and headings are what they were", () => {
    expect(paste("Title\n=====\nText\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\ny\n```")).toEqual([
      "# Title",
      "Text",
      "",
      "x\ny",
    ])
  })
})
