import { describe, expect, test } from "vitest"
import { inlineToMarkdown, markdownToInline } from "#core/document/markdown-inline"
import { readTableText, tableToMarkdown } from "#core/document/markdown-table"
import type { Inline } from "#core/document/schema"
import { br, cite, code, em, inline, link, strike, strong, sub, sup, t, table } from "#tests/support/documents"

const sources = [{ id: "s1" }, { id: "Smith-2020" }]

describe("one block's text in a field", () => {
  const cases: [string, Inline[], string][] = [
    [
      "is the words alone where there are no marks",
      inline("The dose was 5 mg (n = 12)."),
      "The dose was 5 mg (n = 12).",
    ],
    [
      "has no escapes where a sign means nothing",
      inline("1. A # B - 5 * 3 = 15, a_b_c & x < y"),
      "1. A # B - 5 * 3 = 15, a_b_c & x < y",
    ],
    ["has marks", inline(strong("a"), " ", em("b"), " ", strike("c"), " ", code("d")), "**a** *b* ~~c~~ `d`"],
    ["has marks inside words", inline("un", strong("frigging"), "believable"), "un**frigging**believable"],
    ["has sub and sup as tags", inline("H", sub("2"), "O, 10", sup("6")), "H<sub>2</sub>O, 10<sup>6</sup>"],
    ["has links", inline("see ", link("here", "https://x.org/")), "see [here](https://x.org/)"],
    [
      "has marks in links",
      inline(link("a ", "https://x.org/"), t("b", { type: "link", href: "https://x.org/" }, { type: "em" })),
      "[a *b*](https://x.org/)",
    ],
    ["has citations by the id of their source", inline("Known", cite("s1"), "."), "Known[^s1]."],
    ["has breaks as a backslash and a new line", inline("a", br, "b"), "a\\\nb"],
    ["has escapes where a sign would mean something", inline("a *b* `c` [d](e)"), "a \\*b\\* \\`c\\` \\[d]\\(e)"],
    ["has an escape where a citation would appear", inline("a[^s1]"), "a\\[^s1]"],
    [
      "has tags where stars cannot part the marks",
      inline(strong("a"), "b", t("c", { type: "strong" }, { type: "em" }), em("d"), strong("e")),
      "<strong>a</strong>b<strong><em>c</em></strong><em>d</em><strong>e</strong>",
    ],
  ]
  test.each(cases)("%s", (_, content, markdown) => {
    expect(inlineToMarkdown(content)).toBe(markdown)
    expect(markdownToInline(markdown, sources)).toEqual({ content, dropped: [] })
  })

  test.each([
    ["a heading", "# a", inline("# a")],
    ["a list", "- a\n- b", inline("- a - b")],
    ["a table", "| a |\n|---|", inline("| a | |---|")],
    ["a fence", "```\na", inline("``` a")],
    ["a definition", "[a]: https://x.org", inline("[a]: https://x.org")],
    ["a footnote of no source", "a[^none]", inline("a[^none]")],
    ["a definition of a footnote", "[^s1]: a", inline(cite("s1"), ": a")],
    ["citations in another case", "a[^SMITH-2020]", inline("a", cite("Smith-2020"))],
  ])("reads %s as text", (_, markdown, content) => {
    expect(markdownToInline(markdown, sources)).toEqual({ content, dropped: [] })
  })

  test.each([
    [
      "an empty line",
      "a\n\nb",
      inline("a", br, "b"),
      1,
      "An empty line ends a paragraph. Here it became a line break.",
    ],
    [
      "a link that is not allowed",
      "a\n[b](ftp://x)",
      inline("a b"),
      2,
      "The link to “ftp://x” is not allowed here, so “b” stays without it.",
    ],
    ["a tag", "a <u>b", inline("a b"), 1, "The HTML <u> was left out; the text around it was kept."],
    [
      "an invisible character",
      "a\nb\u200B",
      inline("a b"),
      2,
      "An invisible zero-width space (U+200B) after “b” was taken out.",
    ],
    [
      "too many signs",
      "*".repeat(2000),
      inline("*".repeat(2000)),
      1,
      "This text has too many Markdown signs in one place, so all of it was read as plain text.",
    ],
  ])("reports %s", (_, markdown, content, line, what) => {
    const read = markdownToInline(markdown, sources)
    expect(read.content).toEqual(content)
    expect(read.dropped.map((dropped) => dropped.what)).toEqual([what])
    expect(read.dropped[0]?.line).toBe(what.startsWith("An empty") ? 3 : line)
  })
})

describe("a table in a field", () => {
  const given = table(
    [
      ["Drug", "Dose"],
      [[strong("A")], "5 | 10 mg"],
    ],
    { id: "t", columns: [null, "right"] },
    "Doses",
    cite("s1"),
    ".",
  )
  const markdown = "| Drug | Dose |\n| --- | --: |\n| **A** | 5 \\| 10 mg |\n\nTable: Doses[^s1]."

  test("has its rows and its caption", () => {
    expect(tableToMarkdown(given)).toBe(markdown)
    expect(readTableText(markdown, { id: "t", sources })).toEqual({ table: given, dropped: [] })
  })

  test.each([
    ["has no rule", "| a |\n| b |"],
    ["has a paragraph before it", "a\n\n| b |\n|---|"],
    ["has a second table after it", "| a |\n|---|\n\n| b |\n|---|"],
    ["is empty", ""],
  ])("is none when it %s", (_, text) => {
    expect(readTableText(text, { id: "t", sources }).table).toBeNull()
  })

  test("reports what is left out of its cells", () => {
    expect(readTableText("| a |\n|---|\n| [b](javascript:c) |", { id: "t", sources }).dropped).toEqual([
      { line: 3, what: "The link to “javascript:c” is not allowed here, so “b” stays without it." },
    ])
  })
})
