import { expect, test } from "vitest"
import { quoted, wholeBlock } from "#core/contribution/passage"
import { divider, p, table } from "#tests/support/documents"

test("a whole block is a passage, of a table with its cells", () => {
  expect(wholeBlock({ ...p("Words."), id: "x" })).toMatchObject({ blockId: "x", start: 0, end: 6, exact: "Words." })
  expect(wholeBlock({ ...table([["Drug"], ["A"]], "Table 1."), id: "x" })?.exact).toBe("Table 1.\nDrug\nA")
})

test.each([
  ["without words", divider({ id: "x" })],
  ["with more than a passage may have", { ...p("word ".repeat(1001)), id: "x" }],
])("a block %s is no passage", (_, block) => {
  expect(wholeBlock(block)).toBeNull()
})

test("a passage is quoted on one line without the signs of citations", () => {
  expect(quoted({ exact: "One\ntwo.\uFFFC Three" })).toBe("One two. Three")
})
