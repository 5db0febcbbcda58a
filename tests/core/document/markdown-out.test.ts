import { describe, expect, test } from "vitest"
import { articleToMarkdown } from "#core/document/markdown-out"
import type { Block } from "#core/document/schema"
import {
  cite,
  codeBlock,
  divider,
  doc,
  em,
  figure,
  h2,
  li,
  oli,
  p,
  pullQuote,
  quote,
  source,
  strong,
  table,
} from "#tests/support/documents"

const written = (...blocks: Block[]) => articleToMarkdown({ title: "", document: doc(...blocks), sources: [] })

describe("an article's Markdown", () => {
  test("reads as a person would write it", () => {
    const markdown = articleToMarkdown({
      title: "Sleep & memory",
      dek: "What one night does.",
      document: doc(
        p("One night", cite("s1"), " of ", em("good"), " sleep."),
        h2("How it was measured"),
        li("Memory (n = 12)"),
        li("Recall", { indent: 1 }),
        oli("First"),
        oli("Second"),
        quote("I slept."),
        pullQuote("Sleep on it."),
        figure("/sleep.png", "A sleeper", { credit: "A. Lovelace" }, "Figure 1."),
        table(
          [
            ["Night", "Score"],
            ["1", "5"],
          ],
          "Scores.",
        ),
        codeBlock("a = 1", { language: "python" }),
        divider(),
      ),
      sources: [source("s1", { text: "Smith J. Sleep. 2020.", doi: "10.1000/182" })],
    })
    expect(markdown).toBe(`# Sleep & memory

*What one night does.*

One night[^s1] of *good* sleep.

## How it was measured

- Memory (n = 12)
  - Recall

1. First
2. Second

> I slept.

> **Sleep on it.**

![A sleeper](/sleep.png "Credit: A. Lovelace")
Figure 1.

| Night | Score |
| --- | --- |
| 1 | 5 |

Table: Scores.

\`\`\`python
a = 1
\`\`\`

***

[^s1]: Smith J. Sleep. 2020. <https://doi.org/10.1000/182>
`)
  })

  const cases: [string, Block[], string][] = [
    [
      "escapes what would begin a block",
      [p("1. a"), p("# b"), p("- c"), p("> d")],
      "1\\. a\n\n\\# b\n\n\\- c\n\n\\> d\n",
    ],
    [
      "escapes what would be a caption after a table",
      [table([["a"]]), p("Table: b")],
      "| a |\n| --- |\n\nTable\\: b\n",
    ],
    ["writes emphasis under the title so that it is no dek", [p(em("a")), p(em("b"))], "<em>a</em>\n\n*b*\n"],
    [
      "tells a strong quotation from a pull quote",
      [quote(strong("a")), pullQuote(strong("b"))],
      "> <strong>a</strong>\n\n> ****b****\n",
    ],
    [
      "opens two levels of a list at once",
      [li("a"), li("b", { indent: 2 }), li("c", { indent: 1 })],
      "- a\n  - - b\n  - c\n",
    ],
    ["tells two numbered lists apart", [oli("a"), oli("b", { start: 1 }), oli("c")], "1. a\n\n1) b\n2) c\n"],
    ["parts a numbered list from the item above it", [li("a"), oli("b", { start: 3, indent: 1 })], "- a\n\n  3. b\n"],
    ["fences code that has fences in it", [codeBlock("```\na\n```")], "````\n```\na\n```\n````\n"],
    ["is nothing for nothing", [], "\n"],
  ]
  test.each(cases)("%s", (_, blocks, markdown) => {
    expect(written(...blocks)).toBe(markdown)
  })
})
