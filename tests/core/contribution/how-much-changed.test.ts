import { expect, test } from "vitest"
import { howMuchChanged } from "#core/contribution/how-much-changed"
import type { Document } from "#core/document/schema"

const insight = (...paragraphs: string[]): Document => ({
  blocks: paragraphs.map((text, at) => ({
    id: `p${at}`,
    type: "paragraph",
    content: text === "" ? [] : [{ type: "text", text }],
  })),
})
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `word${from + at}`).join(" ")
const HUNDRED = numbered(1, 100)

test.each([
  ["nothing but the form", insight(HUNDRED), "only its form"],
  ["one word", insight(HUNDRED.replace("word50", "other")), "a few words"],
  ["eight words", insight(`${numbered(1, 92)} a b c d e f g h`), "a small part of your words"],
  ["a fifth cut", insight(numbered(1, 80)), "about a fifth of your words"],
  ["a third cut", insight(numbered(1, 66)), "about a third of your words"],
  ["half cut", insight(numbered(1, 50)), "about half of your words"],
  ["two thirds cut", insight(numbered(1, 34)), "most of your words"],
  ["all of them", insight("Something else entirely."), "nearly all of your words"],
  ["as much added as there was", insight(`${HUNDRED} ${numbered(101, 200)}`), "nearly all of your words"],
])("%s", (_, after, words) => expect(howMuchChanged(insight(HUNDRED), after)).toBe(words))

test("a whole paragraph cut out counts", () =>
  expect(howMuchChanged(insight(numbered(1, 50), numbered(51, 100)), insight(numbered(1, 50)))).toBe(
    "about half of your words",
  ))
