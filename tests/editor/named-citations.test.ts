import { expect, test } from "vitest"
import { oneLine } from "#editor/track/change-list"
import { changesIn } from "#editor/track/changes"
import { cite, doc, p } from "#tests/support/documents"

const sources = [
  { id: "a", text: "Adams J. On drains. 2020." },
  { id: "b", text: "Brown K. On the winters that were measured in the drains of many towns. 2021." },
]

test("a citation in the list of changes is called by the number and the words of its source", () => {
  const base = doc(p("It is known.")).blocks
  const text = doc(p("It is known.", cite("a"), cite("b"))).blocks
  const [change] = changesIn(base, text)
  expect(oneLine(change?.after ?? "", change?.cited?.after, sources)).toMatch(
    /\[1: Adams J\. On drains\. 2020\.\]\[2: Brown K\. On the winters .*…\]/,
  )
})

test("what is no source any more is still said to be one", () => {
  expect(oneLine("Known.\uFFFC", ["gone"], sources)).toBe("Known.[source]")
})
