import { describe, expect, test } from "vitest"
import { countWords, countWordsIn, readingMinutes } from "#core/document/words"
import { cite, doc, figure, h2, p, table } from "#tests/support/documents"

describe("words", () => {
  const cases: [string, number][] = [
    ["", 0],
    ["  …  — !", 0],
    ["One two three", 3],
    ["It doesn't, it doesn’t", 4],
    ["a 5-year follow-up", 3],
    ["3.5 mg twice; 1,000 patients", 5],
    ["The end. Next", 3],
    ["étude naïve e\u0301tude", 3],
    ["东京大学", 4],
    ["10 mg\u00A0daily", 3],
    ["H2O and CO2", 3],
  ]
  test.each(cases)("%j has %i", (text, count) => {
    expect(countWordsIn(text)).toBe(count)
  })

  test("of a document are those of headings, text, cells and captions, not of citations or alternative texts", () => {
    const document = doc(
      h2("Two words"),
      p("Three", cite("s1"), " more words"),
      table([["Cell"]], "Caption"),
      figure("/a.png", "Not counted", "Seen"),
    )
    expect(countWords(document)).toBe(8)
  })
})

describe("reading minutes", () => {
  test.each([
    [0, 1],
    [238, 1],
    [239, 2],
    [2380, 10],
  ])("of %i words are %i", (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes)
  })
})
