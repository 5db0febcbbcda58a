import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { plainTextToArticle } from "#core/document/plain-in"
import { documentText } from "#core/document/plain-text"
import { br, doc, h2, idsInOrder, li, oli, p } from "#tests/support/documents"

const read = (text: string) => plainTextToArticle({ text, newId: idsInOrder("b") })

describe("an article in plain text", () => {
  test("has a title, a dek, headings and paragraphs", () => {
    expect(read("The title\nThe dek in a sentence.\nOne.\nA heading\nTwo.\nThree.")).toEqual({
      title: "The title",
      dek: "The dek in a sentence.",
      document: doc(p("One."), h2("A heading"), p("Two."), p("Three.")),
      sources: [],
      dropped: [],
    })
  })

  test("has no dek when the second line is long, the last, or a list item", () => {
    expect(read(`Title\n${"long ".repeat(60)}\nOne.`).dek).toBeUndefined()
    expect(read("Title\nOnly paragraph.").dek).toBeUndefined()
    expect(read("Title\n- One\n- Two").dek).toBeUndefined()
  })

  test("has no title when its first line is long", () => {
    const article = read(`${"long ".repeat(60)}\nTwo.`)
    expect(article.title).toBeUndefined()
    expect(article.document.blocks).toHaveLength(2)
  })

  test("has lists", () => {
    expect(read("Title\nDek.\n- One\n• Two\n1. Three\n2. Four\n4) Five\nEnd.").document).toEqual(
      doc(li("One"), li("Two"), oli("Three"), oli("Four"), oli("Five", { start: 4 }), p("End.")),
    )
  })

  test("has its wrapped lines joined where empty lines part paragraphs", () => {
    const text = "Title\n\nDek of the article.\n\nOne line\nand the next.\n\n- Item one\n  goes on\n- Item two\n\nEnd."
    expect(read(text).document).toEqual(
      doc(p("One line and the next."), li("Item one goes on"), li("Item two"), p("End.")),
    )
  })

  test("keeps the line ends that no margin made, also after a list", () => {
    const text =
      "Title\n\nDek of it, at some length.\n\nDear all,\nPlease note:\n\n1. Bring tea\n2. Bring cups\nThanks\nAnna\n\nEnd."
    expect(read(text).document).toEqual(
      doc(p("Dear all,", br, "Please note:"), oli("Bring tea"), oli("Bring cups"), p("Thanks", br, "Anna"), p("End.")),
    )
  })

  test("keeps Markdown's signs as they are", () => {
    expect(read("Title\nDek.\n**One** [two](three) # four.").document).toEqual(doc(p("**One** [two](three) # four.")))
  })

  test("loses a repeated title and invisible characters, and says so", () => {
    const article = read("The title\nDek.\nThe title\nO\u200Bne.")
    expect(article.document).toEqual(doc(p("One.")))
    expect(article.dropped.map(({ what }) => what)).toEqual([
      "An invisible zero-width space (U+200B) after “O” was taken out.",
      "This line repeats the title, so it was left out: The title",
    ])
  })

  test("of nothing is empty", () => {
    expect(read(" \n\n")).toEqual({ document: { blocks: [] }, sources: [], dropped: [] })
  })

  test("loses no word", () => {
    const line = fc.array(fc.constantFrom("word", "- ", "1. ", ".", " ", "*", "A", "\t", "• "), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        let count = 0
        const text = lines
          .map((parts) => parts.join(""))
          .join("\n")
          .replaceAll("word", () => `zw${++count}q`)
        const article = JSON.stringify(read(text))
        expect(
          Array.from({ length: count }, (_, at) => `zw${at + 1}q`).filter((word) => !article.includes(word)),
        ).toEqual([])
      }),
    )
  })
})

const ARTICLE = "../shared/fixtures/article.txt"
if (!existsSync(ARTICLE)) console.log(`Not tried on a published article: there is no ${ARTICLE}.`)

test.skipIf(!existsSync(ARTICLE))("a published article keeps every word", () => {
  const text = readFileSync(ARTICLE, "utf8")
  const { title, dek, document, dropped } = read(text)
  const kept = [title, dek, documentText(document), ...dropped.map(({ what }) => what)].join(" ")
  const lost = text.split(/\s+/).filter((word) => !kept.includes(word.normalize("NFC")))
  expect(lost).toEqual([])
  expect(document.blocks.filter(({ type }) => type === "heading").length).toBeGreaterThanOrEqual(4)
})
