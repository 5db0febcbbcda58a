import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { markdownToArticle } from "#core/document/markdown-in"
import type { Block } from "#core/document/schema"
import {
  br,
  cite,
  code,
  codeBlock,
  divider,
  doc,
  em,
  figure,
  h2,
  h3,
  h4,
  idsInOrder,
  li,
  link,
  oli,
  p,
  pullQuote,
  quote,
  source,
  strike,
  strong,
  sub,
  sup,
  t,
  table,
} from "#tests/support/documents"

const read = (markdown: string) => markdownToArticle({ markdown, newId: idsInOrder("b") })
const dropped = (markdown: string) => read(markdown).dropped.map(({ line, what }) => `${line}: ${what}`)

describe("title and dek", () => {
  test("are the first heading of level 1 and the emphasised paragraph under it", () => {
    const article = read("# The title\n\n*The dek,\nin two lines.*\n\nText.")
    expect(article).toEqual({
      title: "The title",
      dek: "The dek, in two lines.",
      document: doc(p("Text.")),
      sources: [],
      dropped: [],
    })
  })

  test.each([
    ["no title", "Text."],
    ["a heading of level 2 first", "## Section\n\n*Text.*"],
  ])("are absent with %s", (_, markdown) => {
    const { title, dek } = read(markdown)
    expect([title, dek]).toEqual([undefined, undefined])
  })

  test.each([
    ["is strong", "**Not a dek.**"],
    ["is only partly emphasised", "*Not* a dek."],
    ["has a link", "*Not [a](https://x.org/) dek.*"],
  ])("there is no dek in a paragraph that %s", (_, paragraph) => {
    expect(read(`# Title\n\n${paragraph}`).dek).toBeUndefined()
    expect(read(`# Title\n\n${paragraph}`).document.blocks).toHaveLength(1)
  })

  test("lose their formatting, which is reported with the address of a link", () => {
    expect(read("# A *fine* [title](https://x.org/)").title).toBe("A fine title")
    expect(dropped("# A *fine* [title](https://x.org/)")).toEqual([
      "1: A title is plain text, so its formatting was left out. https://x.org/",
    ])
  })
})

describe("blocks", () => {
  const cases: [string, string, Block[]][] = [
    ["paragraphs", "One\ntwo.\n\nThree.", [p("One two."), p("Three.")]],
    ["headings", "## A\n\n### B\n\n#### C", [h2("A"), h3("B"), h4("C")]],
    ["underlined headings", "A\n---", [h2("A")]],
    ["a bullet list", "- a\n- b\n  - c", [li("a"), li("b"), li("c", { indent: 1 })]],
    ["a loose list", "- a\n\n- b", [li("a"), li("b")]],
    ["a numbered list", "1. a\n2. b", [oli("a"), oli("b")]],
    ["a numbered list from 5", "5. a\n6. b", [oli("a", { start: 5 }), oli("b")]],
    ["two numbered lists", "1. a\n\n1) b", [oli("a"), oli("b", { start: 1 })]],
    ["a list two levels deep at once", "- - a", [li("a", { indent: 1 })]],
    ["a quotation of two paragraphs", "> a\n>\n> b", [quote("a"), quote("b")]],
    ["a pull quote", "> **Words that matter.**", [pullQuote("Words that matter.")]],
    ["a quotation that begins strong", "> **Words** that matter.", [quote(strong("Words"), " that matter.")]],
    ["code", "```ts\nconst a = 1\n\n  b\n```", [codeBlock("const a = 1\n\n  b", { language: "ts" })]],
    ["indented code", "    a", [codeBlock("a")]],
    ["a dividing line", "a\n\n***", [p("a"), divider()]],
    ["a picture", "![Cells](/cells.png)", [figure("/cells.png", "Cells")]],
    [
      "a picture whose title is its caption",
      '![Cells](/cells.png "Figure 1")',
      [figure("/cells.png", "Cells", "Figure 1")],
    ],
    [
      "a picture with credit and a caption under it",
      '![Cells](https://x.org/c.png "Credit: A. Lovelace")\nFigure *1*.',
      [figure("https://x.org/c.png", "Cells", { credit: "A. Lovelace" }, "Figure ", em("1"), ".")],
    ],
    ["a picture by reference", "![Cells][c]\n\n[c]: /cells.png", [figure("/cells.png", "Cells")]],
    [
      "a table with its caption",
      "| A | B |\n|---|--:|\n| 1 \\| 2 | **3** |\n| 4 |\n\nTable: Doses.",
      [
        table(
          [
            ["A", "B"],
            ["1 | 2", [strong("3")]],
            ["4", ""],
          ],
          { columns: [null, "right"] },
          "Doses.",
        ),
      ],
    ],
    ["a table followed by a paragraph", "| A |\n|---|\n\nTable talk.", [table([["A"]]), p("Table talk.")]],
  ]
  test.each(cases)("%s", (_, markdown, blocks) => {
    expect(read(markdown)).toEqual({ document: doc(...blocks), sources: [], dropped: [] })
  })
})

describe("marks", () => {
  const cases: [string, Block][] = [
    ["**a** *b* ~~c~~ `d`", p(strong("a"), " ", em("b"), " ", strike("c"), " ", code("d"))],
    ["H<sub>2</sub>O and 10<sup>6</sup>", p("H", sub("2"), "O and 10", sup("6"))],
    [
      "<strong>a</strong> <B>b</B> <em>c</em> <i>d</i> <del>e</del> <code>f</code>",
      p(strong("a"), " ", strong("b"), " ", em("c"), " ", em("d"), " ", strike("e"), " ", code("f")),
    ],
    ["***a** b*", p(t("a", { type: "strong" }, { type: "em" }), em(" b"))],
    [
      "[a *b*](https://x.org)",
      p(link("a ", "https://x.org/"), t("b", { type: "link", href: "https://x.org/" }, { type: "em" })),
    ],
    ["[a][x]\n\n[x]: https://x.org", p(link("a", "https://x.org/"))],
    ["<https://x.org/a>", p(link("https://x.org/a", "https://x.org/a"))],
    ["[a](doi:10.1000/182)", p(link("a", "https://doi.org/10.1000/182"))],
    ["one\\\ntwo  \nthree<br>four", p("one", br, "two", br, "three", br, "four")],
    ["H~2~O", p("H~2~O")],
    ["&lt;b&gt; &copy; \\*", p("<b> © *")],
  ]
  test.each(cases)("%s", (markdown, block) => {
    expect(read(markdown)).toEqual({ document: doc(block), sources: [], dropped: [] })
  })
})

describe("sources", () => {
  test("are the footnotes, cited where they are referred to", () => {
    const article = read("Known[^a], and[^2].\n\n[^2]: Second.\n[^a]: Smith J. Lancet 2020. <https://x.org/a>")
    expect(article.document).toEqual(doc(p("Known", cite("a"), ", and", cite("2"), ".")))
    expect(article.sources).toEqual([
      source("2", { text: "Second." }),
      source("a", { text: "Smith J. Lancet 2020.", url: "https://x.org/a" }),
    ])
    expect(article.dropped).toEqual([])
  })

  test.each([
    ["a DOI in the words", "Smith. doi:10.1000/182.", { text: "Smith. doi:10.1000/182.", doi: "10.1000/182" }],
    ["an address in the words", "See https://x.org/a.", { text: "See https://x.org/a.", url: "https://x.org/a" }],
    [
      "a DOI as an address",
      "Smith, https://doi.org/10.1000/182",
      { text: "Smith, https://doi.org/10.1000/182", doi: "10.1000/182" },
    ],
    ["a linked title", "Smith, [Title](https://x.org/a).", { text: "Smith, Title.", url: "https://x.org/a" }],
    ["a DOI in angle brackets", "Smith. <https://doi.org/10.1000/%3C1%3E>", { text: "Smith.", doi: "10.1000/<1>" }],
    ["nothing but an address", "<https://x.org/a>", { text: "https://x.org/a", url: "https://x.org/a" }],
    ["an address with a forbidden scheme", "Smith. javascript:alert(1)", { text: "Smith. javascript:alert(1)" }],
  ])("know %s", (_, footnote, expected) => {
    const { sources, dropped } = read(`a[^1]\n\n[^1]: ${footnote}`)
    expect(sources).toEqual([{ id: "1", ...expected }])
    expect(dropped).toEqual([])
  })

  test("keep a footnote that nothing refers to, and leave an unknown reference as text", () => {
    const article = read("a[^x]\n\n[^1]: One.")
    expect(article.sources).toEqual([source("1", { text: "One." })])
    expect(article.document).toEqual(doc(p("a[^x]")))
  })

  test("with names that cannot be ids get new ones", () => {
    const article = read("a[^né]\n\n[^né]: One.")
    expect(article.sources).toEqual([source("b1", { text: "One." })])
    expect(article.document.blocks[0]?.content).toEqual([t("a"), cite("b1")])
  })
})

describe("what is changed or left out is reported", () => {
  const cases: [string, string, Block[], string[]][] = [
    [
      "a second heading of level 1",
      "# T\n\n# A",
      [h2("A")],
      ["3: A heading of level 1 became one of level 2; an article has levels 2, 3 and 4."],
    ],
    [
      "a heading of level 6",
      "###### A",
      [h4("A")],
      ["1: A heading of level 6 became one of level 4; an article has levels 2, 3 and 4."],
    ],
    [
      "a link that is not allowed",
      "[a](javascript:alert(1))",
      [p("a")],
      ["1: The link to “javascript:alert(1)” is not allowed here, so “a” stays without it."],
    ],
    ["a relative link", "[a](../b)", [p("a")], ["1: The link to “../b” is not allowed here, so “a” stays without it."]],
    [
      "the title of a link",
      '[a](https://x.org/ "T")',
      [p(link("a", "https://x.org/"))],
      [`1: The link's title "T" was left out.`],
    ],
    [
      "tags",
      'a <span class="b">c</span>',
      [p("a c")],
      [
        '1: The HTML <span class="b"> was left out; the text around it was kept.',
        "1: The HTML </span> was left out; the text around it was kept.",
      ],
    ],
    [
      "a tag that is not closed",
      "a <sub>b",
      [p("a b")],
      ["1: The HTML <sub> was left out; the text around it was kept."],
    ],
    [
      "a block of HTML",
      "<div id=x>\na &amp; <b>c</b>\n</div>",
      [p("a & c")],
      ["1: HTML was left out; the text inside it was kept: <div id=x> <b> </b> </div>"],
    ],
    ["a script", "<script>\nalert(1)\n</script>", [], ["1: HTML was left out: <script> alert(1) </script>"]],
    ["a comment", "a\n\n<!-- note -->", [p("a")], ["3: HTML was left out: <!-- note -->"]],
    [
      "a list that is too deep",
      "- a\n  - b\n    - c\n      - d\n        - e",
      [li("a"), li("b", { indent: 1 }), li("c", { indent: 2 }), li("d", { indent: 3 }), li("e", { indent: 3 })],
      ["5: A list has at most four levels, so a deeper one was moved up to the fourth."],
    ],
    [
      "a list item of two paragraphs",
      "- a\n\n  b",
      [li("a", br, "b")],
      ["1: A list item had 2 paragraphs. They became one, with line breaks between them."],
    ],
    [
      "code in a numbered list",
      "1. a\n\n   ```\n   b\n   ```\n2. c",
      [oli("a"), codeBlock("b"), oli("c", { start: 2 })],
      ["3: A piece of code inside a list item became a piece of code of its own, after the item."],
    ],
    [
      "a quotation in a list",
      "- a\n  > b",
      [li("a"), quote("b")],
      ["2: A quotation inside a list became a quotation of its own."],
    ],
    [
      "a quotation in a quotation",
      "> a\n>\n> > b",
      [quote("a"), quote("b")],
      ["3: A quotation inside a quotation became part of the outer one."],
    ],
    ["a list in a quotation", "> - a", [li("a")], ["1: A list inside a quotation became a list of its own."]],
    [
      "a heading in a quotation",
      "> # a",
      [quote("a")],
      ["1: A heading inside a quotation became a line of the quotation."],
    ],
    [
      "a picture in a line",
      'a ![b](/c.png "d") e',
      [p("a b e")],
      [
        '1: The picture "/c.png" stands inside a line of text. Its description was kept; the picture and its title "d" was left out. Put it in a paragraph of its own to show it.',
      ],
    ],
    [
      "a picture from a forbidden address",
      "![a](data:image/png;base64,x)",
      [p("a")],
      [
        '1: The picture "data:image/png;base64,x" cannot be shown from that address. Its description and caption stand as text.',
      ],
    ],
    [
      "a note at the head of code",
      "```ts title=a\nb\n```",
      [codeBlock("b", { language: "ts" })],
      ['1: The note "title=a" at the head of a piece of code was left out.'],
    ],
    [
      "an address that no link uses",
      '[a]: https://x.org/ "b"',
      [],
      ['1: No link uses the address [a]: https://x.org/ "b", so it was left out.'],
    ],
    [
      "a second footnote of one name",
      "a[^1]\n\n[^1]: b\n[^1]: c",
      [p("a", cite("1"))],
      ['4: There is already a footnote named "1", so this one was left out: [^1]: c'],
    ],
    [
      "an invisible character",
      "a\n\nb\u202Ec",
      [p("a"), p("bc")],
      ["3: An invisible text-direction control (U+202E) after “b” was taken out."],
    ],
    [
      "an invisible character written as a number",
      "a\n\nb&#x202E;c",
      [p("a"), p("bc")],
      ["3: An invisible text-direction control (U+202E) after “b” was taken out."],
    ],
  ]
  test.each(cases)("%s", (_, markdown, blocks, reports) => {
    const article = read(markdown)
    expect(article.document).toEqual(doc(...blocks))
    expect(dropped(markdown)).toEqual(reports)
  })
})

const numRuns = Number(process.env.FUZZ ?? 500)

describe("no word is lost", { timeout: 30_000 + 20 * numRuns }, () => {
  const WORD = "\u0000"
  const part = fc.oneof(
    { weight: 8, arbitrary: fc.constant(WORD) },
    { weight: 5, arbitrary: fc.constantFrom(" ", "\n", "\n\n", "  ", "\t", "    ") },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "\n~~~",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "\\",
        "|",
        "\n|",
        "\n---|---\n",
        "\n---",
        "\n# ",
        "\n###### ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n   7) ",
        "\n> ",
        "\n>> ",
        ":",
        '"',
        "&",
        "!",
        "=",
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[
          "<b>",
          "</b>",
          "<sub>",
          "</sub>",
          "<br>",
          "<div>",
          "</div>",
          "<!--",
          "-->",
          "<?",
          "?>",
          "<![CDATA[",
          "]]>",
          "<script>",
          "</script>",
          "<style>",
          "<pre>",
          `<a href="${WORD}">`,
          `\n<p title="${WORD}">\n`,
          `![${WORD}](/${WORD}.png "${WORD}")`,
          `\n\n![${WORD}](/${WORD}.png "Credit: ${WORD}")\n`,
          `[${WORD}](https://${WORD}.org/${WORD} "${WORD}")`,
          `[${WORD}](${WORD})`,
          `<https://x.org/${WORD}>`,
          `[^1]`,
          `\n\n[^1]: ${WORD} <https://x.org/${WORD}>`,
          `\n\n[^2]: ${WORD} [${WORD} \`${WORD}\`](${WORD} "${WORD}") `,
          `\n\n[^3]: ![${WORD}](${WORD} "${WORD}") [d] `,
          `\n[d]: /${WORD} "${WORD}"\n`,
          "[d]",
          "![d]",
          `\n\n|a|${WORD}|\n|-|-|\n|${WORD}|b|${WORD}|\n`,
          "\n\nTable: ",
          "\n\n```ts x\n",
          "\n```",
          `\n~~~ ${WORD} ${WORD}\n`,
        ],
      ),
    },
  )

  test("every word of any Markdown is in the article or quoted in a report", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        let count = 0
        const markdown = parts.join("").replaceAll(WORD, () => `zw${++count}q`)
        const kept = JSON.stringify(read(markdown))
        const lost = Array.from({ length: count }, (_, at) => `zw${at + 1}q`).filter((word) => !kept.includes(word))
        // The name of a link's address or of a footnote is no word of the text.
        expect(lost.filter((word) => !new RegExp(`\\[\\^?[^\\]]*${word}[^\\[]*\\]`).test(markdown))).toEqual([])
      }),
      { numRuns },
    )
  })
})

describe("a text made to take long", { timeout: 30_000 }, () => {
  const words = (count: number) => "word ".repeat(count)
  test.each([
    ["quotations in quotations", ">".repeat(50_000)],
    ["lists in lists", `${"- ".repeat(50_000)}a`],
    ["lists of two kinds in lists", "- * ".repeat(50_000)],
    ["lists in lists by indents", Array.from({ length: 400 }, (_, at) => `${" ".repeat(2 * at)}- a`).join("\n")],
    ["open brackets", "[a](".repeat(50_000)],
    ["markup in HTML", `<div>\n${"- *a **b\n".repeat(1)}${"*a **b ".repeat(20_000)}`],
    ["stars", `${"*".repeat(50_000)}a${"*".repeat(50_000)}`],
    ["stars over many lines", `${"*a\n".repeat(50_000)}`],
    ["stars behind a fence that is none", `<div>\n\`\`\`\n\n${"*a **b ".repeat(20_000)}`],
    ["stars behind a fence with HTML in it", `\`\`\`\n<div>\n\`\`\`\n\n${"*a **b ".repeat(20_000)}`],
    ["backticks", Array.from({ length: 900 }, (_, at) => "`".repeat(at)).join(" ")],
    ["ampersands over many lines", "a & b\n".repeat(20_000)],
    ["backslashes over many lines", "a \\b c\n".repeat(20_000)],
    ["tags", "<a b ".repeat(50_000)],
    ["footnotes", `${"![^1]".repeat(40_000)}\n\n[^1]: a`],
  ])("of %s is read as plain text, at once", (_, markdown) => {
    const started = process.cpuUsage()
    const article = read(`${words(100)}\n\n${markdown}`)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
    expect(article.dropped[0]?.what).toBe(
      "This text has too many Markdown signs in one place, so all of it was read as plain text.",
    )
  })

  test.each([
    ["invisible characters", "\u200B".repeat(200_000)],
    ["invisible characters in many lines", "a\u200B\n\n".repeat(5_000)],
    ["scripts", "<script></script>\n".repeat(20_000)],
    ["signs in HTML", `<div>\n${"- *a **b\n".repeat(20_000)}</div>`],
    ["dashes", "- ".repeat(100_000)],
    ["lines of a poem", "some words\\\n".repeat(5_000)],
    ["code signs", `\n~~~\n${"``` ".repeat(60_000)}\n~~~`],
  ])("of %s is read at once", (_, markdown) => {
    const started = process.cpuUsage()
    read(markdown)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
  })

  test("is not one with a thousand list items, a long table, a long code block and many footnotes", () => {
    const items = Array.from({ length: 1000 }, (_, at) => `- **a** *b* [c](https://x.org/${at}) [^${at}]`)
    const rows = ["| a | b |", "|---|---|", ...Array.from({ length: 900 }, () => "| *a* | [b](https://x.org/) |")]
    const codeLines = ["```", ...Array.from({ length: 400 }, () => `${"[".repeat(80)} * * * ${">".repeat(40)}`), "```"]
    const notes = Array.from({ length: 1000 }, (_, at) => `[^${at}]: [Source] ${at} <https://x.org/${at}>`)
    const article = read([items, rows, codeLines, notes].map((lines) => lines.join("\n")).join("\n\n"))
    expect(article.dropped).toEqual([])
    expect(article.document.blocks.map(({ type }) => type).slice(999)).toEqual(["list_item", "table", "code"])
    expect(article.sources).toHaveLength(1000)
  })
})
