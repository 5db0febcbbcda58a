import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { articleToMarkdown } from "#core/document/markdown-out"
import { documentText } from "#core/document/plain-text"
import { readImport } from "#core/import/read-import"
import { idsInOrder } from "#tests/support/documents"

function read(text: string, form: "markdown" | "plain" = "markdown", title?: string) {
  const found = readImport({ text, form, newId: idsInOrder("b"), ...(title && { title }) })
  if (!found.ok) throw new Error(found.problem)
  return found
}
const report = (text: string, form?: "plain") => read(text, form).dropped.map(({ line, what }) => `${line}: ${what}`)
const bodyOf = (text: string, form?: "plain") => documentText(read(text, form).document)

const OWN = `A drug cracks resistance
It works where a leading therapy fails, and nobody knows why.
A drug cracks resistance
ORLANDO, FL – December 07, 2025 – In the bustling halls of the meeting, a story unfolds.
What it means
The data address a challenge. Are you a relevant expert? Then this is for you, said the speaker.
The way ahead is long.
📝 This article is still being updated
Are you a relevant expert who could contribute your opinion or insights to this article? We'd love to hear from you. We will give you full credit for your contribution.
Contribute Your Expertise →
`

describe("a text that is more than one article can hold", () => {
  const table = (rows: number) =>
    `# T\n\n${"| a ".repeat(20)}|\n${"| - ".repeat(20)}|\n${`${"| 1 ".repeat(20)}|\n`.repeat(rows)}`
  test.each([
    ["a table", table(2_500), /^The tables of this text have about 50,0\d\d cells/],
    ["paragraphs", `# T\n\n${"a\n\n".repeat(2_001)}`, /^This has 2,00\d paragraphs/],
    ["characters", `# T\n\n${"word ".repeat(90_000)}`, /^This is 450,00\d characters long/],
  ])("is refused with a sentence, before it is read: %s", (_, text, sentence) => {
    for (const form of ["markdown", "plain"] as const) {
      const found = readImport({ text, form, newId: idsInOrder("b") })
      expect(found.ok ? "" : found.problem).toMatch(sentence)
    }
  })
})

describe("an article that ends with its site's call to contribute", () => {
  test("is imported without the call and its button, and each line of it is reported", () => {
    const { title, dek, document, dropped } = read(OWN, "plain")
    expect(title).toBe("A drug cracks resistance")
    expect(dek).toBe("It works where a leading therapy fails, and nobody knows why.")
    expect(document.blocks.map(({ type }) => type)).toEqual(["paragraph", "heading", "paragraph", "paragraph"])
    expect(documentText(document)).toMatch(/The way ahead is long\.\s*$/)
    expect(dropped.map(({ line }) => line)).toEqual([3, 8, 9, 10])
    for (const words of ["still being updated", "We will give you full credit", "Contribute Your Expertise"]) {
      expect(dropped.some(({ what }) => what.includes(words))).toBe(true)
    }
  })

  test("gives its date line and place, and keeps them in the text", () => {
    expect(read(OWN, "plain")).toMatchObject({ date: "2025-12-07", place: "ORLANDO, FL", authors: [] })
    expect(bodyOf(OWN, "plain")).toContain("ORLANDO, FL – December 07, 2025 – In the bustling halls")
  })

  const FIXTURE = "../shared/fixtures/article.txt"
  test("so is the owner's own article", () => {
    if (!existsSync(FIXTURE)) return void process.stdout.write(`Skipped: ${FIXTURE} is not here.\n`)
    const text = readFileSync(FIXTURE, "utf8")
    const { dropped, document, date, place, title } = read(text, "plain")
    const lines = text.trimEnd().split("\n")
    expect(title).toBe(lines[0])
    expect({ date, place }).toEqual({ date: "2025-12-07", place: "ORLANDO, FL" })
    expect(dropped.map(({ line }) => line)).toEqual([3, 23, 24, 25])
    const kept = documentText(document)
    for (const line of lines.slice(3, 22)) expect(kept).toContain(line)
    for (const line of lines.slice(22)) expect(kept).not.toContain(line)
  })

  test("in Markdown too, with the line above it and the address of its button said", () => {
    const text =
      "# T\n\nText.\n\n---\n\n## This article is still being updated\n\nWe'd love to hear from you.\n\n[Contribute your expertise →](https://site.org/join)\n\n[^1]: A source.\n"
    expect(bodyOf(text).trim()).toBe("Text.")
    expect(report(text).join("\n")).toMatch(
      /9: .*love to hear[\s\S]*11: .*Contribute your expertise[\s\S]*site\.org\/join/,
    )
    expect(read(text).document.blocks).toHaveLength(1)
  })

  test.each([
    ["Subscribe to our newsletter for weekly updates."],
    ["Share this article"],
    ["Facebook | Twitter | LinkedIn"],
    ["Follow us on Mastodon"],
    ["Enjoyed this post? Share it with a friend!"],
    ["Join the conversation"],
  ])("%j at the end is a call", (words) => {
    expect(bodyOf(`# T\n\nText.\n\n${words}`).trim()).toBe("Text.")
    expect(report(`# T\n\nText.\n\n${words}`)).toHaveLength(1)
  })

  test.each([
    ["Are you a scientist? Then you know the feeling."],
    ["This article is being updated as results come in."],
    ["Patients should share their records and subscribe to no promise."],
    ["x"],
    ["Share"],
    ["He asked: are you an expert in this field?"],
  ])("%j at the end is the author's", (words) => {
    expect(bodyOf(`# T\n\nText.\n\n${words}`)).toContain(words)
    expect(report(`# T\n\nText.\n\n${words}`)).toEqual([])
  })

  test("a call in the middle stays, and a text that is nothing else too", () => {
    expect(bodyOf("# T\n\nText.\n\nSubscribe to our newsletter today.\n\nMore text.")).toContain("Subscribe")
    expect(bodyOf("# T\n\nSubscribe to our newsletter today.")).toBe("")
    expect(bodyOf("Subscribe to our newsletter today.", "plain")).toBe("")
  })
})

describe("the head of a text", () => {
  test.each([
    ["By Ingrid Halvorsen and Peter O'Neill", ["Ingrid Halvorsen", "Peter O'Neill"]],
    ["by Ada van der Berg, Bo Chen, MD & Cem Öz", ["Ada van der Berg", "Bo Chen, MD", "Cem Öz"]],
    ["By design", []],
    ["By Friday everyone knew", []],
  ])("%j names %j", (line, authors) => {
    expect(read(`Title\nA line under it.\n${line}\nText that follows.`, "plain").authors).toEqual(authors)
    expect(read(`# Title\n\n${line}\n\nText that follows.`).authors).toEqual(authors)
    expect(bodyOf(`# Title\n\n${line}\n\nText.`).includes(line)).toBe(authors.length === 0)
  })

  test.each([
    ["LONDON (Reuters) – The bank rose.", null, "LONDON"],
    ["ORLANDO, Fla., Dec. 7, 2025 /PRNewswire/ -- The firm said.", "2025-12-07", "ORLANDO, Fla."],
    ["Orlando, 7 December 2025 — In the hall.", "2025-12-07", "Orlando"],
    ["DNA – the molecule of life – is long.", null, null],
    ["COVID-19 – what is known.", null, null],
  ])("%j opens with its date line", (words, date, place) => {
    expect(read(`# T\n\n${words}`)).toMatchObject({ date, place })
    expect(bodyOf(`# T\n\n${words}`)).toContain(words)
  })

  test("a line that is nothing but a date is taken, and said", () => {
    const text = "Title\nDecember 7, 2025\nThe line under it.\nText."
    expect(read(text, "plain")).toMatchObject({ date: "2025-12-07", dek: "The line under it." })
    expect(report(text, "plain")).toEqual(["2: The date line was taken out of the text: December 7, 2025"])
  })
})

describe("scholars' Markdown", () => {
  test.each([
    ["H~2~O", "H<sub>2</sub>O"],
    ["10^6^ cells", "10<sup>6</sup> cells"],
    ["**CO~2~**", "**CO<sub>2</sub>**"],
    ["See https://example.org/a_b(c), there.", "See [https://example.org/a_b(c)](https://example.org/a_b(c)), there."],
    ["`H~2~O` and 2 ~ 3", "`H~2~O` and 2 \\~ 3"],
  ])("%j is done right, and nothing is reported", (markdown, written) => {
    const { markdown: kept, dropped } = read(`# T\n\n${markdown}`)
    expect(kept.replace("\\~", "~")).toBe(`# T\n\n${written.replace("\\~", "~")}\n`)
    expect(dropped).toEqual([])
  })

  test.each([
    ["$x^2$"],
    ["$a\\,b_i*c*d_j$"],
    ["$$\\int_0^1 x\\,dx$$"],
    ["\\(a\\_b\\,c\\)"],
    ["[@khan2019; @li2020, p. 3]"],
    ["^[a note]"],
    ["[^nothing]"],
    ["www.example.org/a"],
    ["[a phrase]{.smallcaps}"],
    ["{{< figure src=a >}}"],
    ["[[Another page]]"],
    ["==marked=="],
    ["\\cite{khan}"],
    [":tada:"],
  ])("%s stays byte for byte and is reported by line", (raw) => {
    const text = `# T\n\nFirst.\n\nSome ${raw} here.`
    expect(bodyOf(text)).toContain(`Some ${raw} here.`)
    const said = report(text)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^5: /)
    expect(said[0]).toContain(raw)
  })

  test.each([
    "It costs $5 and $6.",
    "US$7 and A$8.",
    "1 \\~ 2 \\~ 3",
    "a\\^2\\^ b",
    "mail me@example.org",
    "10:30:15",
    "C++ and x == y",
    "~~gone~~",
  ])("%j is ordinary text", (words) => expect(report(`# T\n\n${words}`)).toEqual([]))

  test("a formula over several lines keeps its lines and its signs", () => {
    const text = "# T\n\nAs in\n$$\nx = \\frac{a_1}{b} \\\\\n+ \\, c\n$$\nwhere.\n\n```\n$$\na\n$$\n```"
    expect(bodyOf(text)).toContain("As in\n$$\nx = \\frac{a_1}{b} \\\\\n+ \\, c\n$$\nwhere.")
    expect(report(text)).toEqual(["4: A formula stays as it is written, in TeX: $$ x = \\frac{a_1}{b} \\\\ + \\, c $$"])
  })

  test.each([
    [
      "- [x] done\n- [ ] not",
      ["3: A box to tick stays as it is written: [x]", "4: A box to tick stays as it is written: [ ]"],
    ],
    ["## Methods {#methods}", ["3: The name of a heading has no place here and was left out: {#methods}"]],
    ["Term\n: What it means", ["3: A list of terms has no place here, so its definitions became lines: Term"]],
    [
      "A.[^1]\n\n[^1]: See [the page](https://a.org/b).",
      ["5: In the footnote “1”, the words “the page” are no link any more: https://a.org/b"],
    ],
    ["A.\n\n[^9]: Nobody asked.", ["5: Nothing cites the footnote “9”; it stays among the sources."]],
  ])("%j is reported", (markdown, said) => expect(report(`# T\n\n${markdown}`)).toEqual(said))

  test("what an export writes of a box to tick is reported no more, here nor elsewhere", () => {
    const { title, dek, document, sources } = read("# T\n\n- [ ] a task\n- [x] done")
    const exported = articleToMarkdown({ title, dek, document, sources })
    expect(exported).toContain("- \\[ ] a task\n- \\[x] done")
    expect(report(exported)).toEqual([])
    expect(bodyOf(exported)).toBe(documentText(document))
  })

  test("a definition stands on a line of its own", () => {
    expect(bodyOf("# T\n\nTerm\n: What it means")).toBe("Term\nWhat it means")
  })
})
