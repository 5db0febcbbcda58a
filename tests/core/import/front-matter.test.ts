import { describe, expect, test } from "vitest"
import { withFrontMatter } from "#core/import/front-matter-out"
import { readImport } from "#core/import/read-import"
import { idsInOrder } from "#tests/support/documents"

function read(text: string) {
  const found = readImport({ text, form: "markdown", newId: idsInOrder("b") })
  if (!found.ok) throw new Error(found.problem)
  return found
}
const yaml = (lines: string, body = "Text.") => read(`---\n${lines}\n---\n\n${body}`)
const report = ({ dropped }: ReturnType<typeof read>) => dropped.map(({ line, what }) => `${line}: ${what}`)

describe("front matter that is written", () => {
  test.each([
    ["Ada Lindqvist"],
    ["Ada Lindqvist", "Bo Chen", "Mei-Ling Achterberg-Okonkwo"],
    ["Séamus O’Néill", 'Ann "Annie" Bell', "Null", "1984 Collective: a group", "# Hash", "- Dash"],
  ])("is read back as the same names: %j", (...authors) => {
    const written = withFrontMatter("# T\n\nText.\n", { authors, topic: "Blood: cancers & more" })
    expect(read(written)).toMatchObject({ title: "T", authors, topic: "Blood: cancers & more", dropped: [] })
  })

  test("is left out where there is nothing to say", () => {
    expect(withFrontMatter("# T\n", { authors: [], topic: "" })).toBe("# T\n")
  })
})

describe("front matter", () => {
  test("gives title, line under it, day, authors and topic, and leaves nothing of itself in the text", () => {
    const found = yaml(
      'title: "Iron and rust"\ndescription: Why it rusts.\ndate: 2021-03-04\nauthor: Ada Lindqvist\ntags: [Chemistry]',
    )
    expect(found).toMatchObject({
      title: "Iron and rust",
      dek: "Why it rusts.",
      date: "2021-03-04",
      authors: ["Ada Lindqvist"],
      topic: "Chemistry",
      dropped: [],
    })
    expect(found.markdown).toBe("# Iron and rust\n\n*Why it rusts.*\n\nText.\n")
  })

  test.each([
    ["author: Ada Lindqvist and Bo Chen", ["Ada Lindqvist", "Bo Chen"]],
    ["author: Lindqvist, Ada", ["Lindqvist, Ada"]],
    ["authors: [Ada Lindqvist, Bo Chen]", ["Ada Lindqvist", "Bo Chen"]],
    ["authors:\n  - name: Ada Lindqvist\n  - name:\n      given: Bo\n      family: Chen", ["Ada Lindqvist", "Bo Chen"]],
    ["author:\n  name: Ada Lindqvist", ["Ada Lindqvist"]],
    ["byline: By Ada Lindqvist, Bo Chen & Cem Öz", ["Ada Lindqvist", "Bo Chen", "Cem Öz"]],
  ])("%j names %j", (lines, authors) => expect(yaml(`title: T\n${lines}`).authors).toEqual(authors))

  test.each([
    ["2021-03-04T10:00:00+01:00", "2021-03-04"],
    ["2021-03-04 10:00:00 +0100", "2021-03-04"],
    ['"December 7, 2025"', "2025-12-07"],
    ["7 Dec. 2025", "2025-12-07"],
    ["2021-02-31", null],
    ["soon", null],
  ])("the date %s is %s", (date, day) => {
    const found = yaml(`title: T\ndate: ${date}`)
    expect(found.date).toBe(day)
    expect(found.dropped).toHaveLength(day === null ? 1 : 0)
  })

  test("reports every key that it has no place for, and every part, by line and in its words", () => {
    expect(
      report(
        yaml(
          "title: T\nlayout: post\nauthors:\n  - name: Ada Lindqvist\n    email: ada@example.org\ntags: [A, B]\ndescription: One.\nsubtitle: Two.",
        ),
      ),
    ).toEqual([
      "3: “layout” of the front matter has no place in an article, so it was left out: post",
      "4: “email” of an author was left out: ada@example.org",
      "7: An article has one topic, so these were left out: B",
      "8: An article has one line under its title, so “description” of the front matter was left out: One.",
    ])
  })

  test("in TOML is read alike", () => {
    const found = read(
      '+++\ntitle = "Iron"\ndate = 2021-03-04\nauthors = ["Ada Lindqvist"]\ndraft = true\n[extra]\ntoc = 1\n+++\nText.',
    )
    expect(found).toMatchObject({ title: "Iron", date: "2021-03-04", authors: ["Ada Lindqvist"] })
    expect(report(found)).toEqual([
      "5: “draft” of the front matter has no place in an article, so it was left out: true",
      "6: “extra” of the front matter has no place in an article, so it was left out: toc: 1",
    ])
  })

  test("titles a post whose headings begin at the first level; a first heading that repeats the title is left out", () => {
    const found = yaml("title: Iron", "# Methods\n\nText.\n\n## Details\n\nMore.")
    expect(found.document.blocks.map((block) => (block.type === "heading" ? block.level : block.type))).toEqual([
      2,
      "paragraph",
      3,
      "paragraph",
    ])
    expect(report(found)).toEqual(["5: The title is given apart, so every heading became one level lower."])
    expect(yaml("title: Iron", "# Iron\n\nText.")).toMatchObject({
      document: { blocks: [{ type: "paragraph" }] },
      dropped: [],
    })
  })

  test("keeps the numbers of the lines below it", () => {
    expect(report(yaml("title: T\ndate: 2021-03-04", "Text <video>."))[0]).toMatch(/^6: /)
  })

  test("is not what a dividing line begins", () => {
    const { markdown } = read("---\n\nText first.\n\n---\n\n# T\n\nMore.")
    expect(markdown).toContain("Text first.")
  })

  test.each([
    ["broken", "title: [A"],
    ["of one key twice", "title: A\ntitle: B"],
    ["with aliases", "a: &a [x, x]\nb: [*a, *a]\ntitle: T"],
    ["nested beyond reason", `a: ${"[".repeat(500)}`],
    ["of dashes beyond reason", `a:\n${"- ".repeat(5000)}x`],
    ["longer than any", `title: T\nx: ${"y".repeat(30_000)}`],
  ])("%s is left out whole and quoted", (_, lines) => {
    const began = performance.now()
    const found = yaml(lines, "# T\n\nText.")
    expect(found.title).toBe("T")
    expect(report(found)[0]).toMatch(/^1: The front matter could not be read \(.+\), so it was left out: \S/)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test.each(["__proto__: {a: 1}\ntitle: T", "title: T\nconstructor: x"])("%j changes no object", (lines) => {
    expect(yaml(lines).title).toBe("T")
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})
