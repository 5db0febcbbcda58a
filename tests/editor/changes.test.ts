import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Block } from "#core/document/schema"
import { changesIn, withoutChange } from "#editor/track/changes"
import { arbitraryNormalDocument } from "#tests/support/document-arbitraries"
import { doc, h2, li, p, strong, withId } from "#tests/support/documents"

const base = doc(
  h2("What is known"),
  p("It binds BCL-2 and is given daily with a meal."),
  li("Watch for lysis."),
  p("The last paragraph."),
).blocks
const [heading, binds, lysis, last] = base as [Block, Block, Block, Block]
const said = (text: readonly Block[]) =>
  changesIn(base, text).map(({ what, before, after }) => [what, before, after].filter(Boolean).join(" | "))

test.each<[string, readonly Block[], string[]]>([
  ["nothing", base, []],
  [
    "spaces at the end, which are no change",
    [heading, { ...binds, content: [...binds.content, { type: "text", text: " " }] } as Block, lysis, last],
    [],
  ],
  [
    "words",
    [heading, withId("b2", p("It blocks BCL-2 and is given daily with a large meal.")), lysis, last],
    ["Replaced | binds | blocks", "Added | large"],
  ],
  ["a new paragraph", [...base, withId("n", p("A new one."))], ["Added a paragraph | A new one."]],
  ["a paragraph that is gone", [heading, binds, lysis], ["Took out a paragraph | The last paragraph."]],
  ["one that moved", [heading, lysis, binds, last], ["Moved a list item | Watch for lysis."]],
  [
    "marks",
    [heading, withId("b2", p("It binds ", strong("BCL-2"), " and is given daily with a meal.")), lysis, last],
    ["Formatted | BCL-2"],
  ],
  ["another form", [{ ...heading, level: 3 } as Block, binds, lysis, last], ["Heading of level 3, was 2"]],
])("lists %s", (_, text, expected) => expect(said(text)).toEqual(expected))

test("one change is taken back, the others stay", () => {
  const text = [heading, withId("b2", p("It blocks BCL-2 and is given daily with a large meal.")), lysis]
  const [first] = changesIn(base, text)
  const rest = withoutChange(base, text, first?.id ?? "")
  expect(said(rest)).toEqual(["Added | large", "Took out a paragraph | The last paragraph."])
})

describe("any text", () => {
  test("is the base again when its changes are taken back one after the other", () => {
    fc.assert(
      fc.property(arbitraryNormalDocument, arbitraryNormalDocument, fc.array(fc.nat(7)), (before, other, picks) => {
        const kept = picks.flatMap((at) => before.blocks[at] ?? [])
        const ids = new Set(kept.map(({ id }) => id))
        const unique = kept.filter((block, at) => kept.indexOf(block) === at)
        let text: readonly Block[] = [...unique, ...other.blocks.filter(({ id }) => !ids.has(id))]
        for (let left = 200; left > 0; left--) {
          const [change] = changesIn(before.blocks, text)
          if (!change) break
          text = withoutChange(before.blocks, text, change.id)
        }
        expect(changesIn(before.blocks, text)).toEqual([])
        expect(text.map(({ content }) => content)).toEqual(before.blocks.map(({ content }) => content))
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
