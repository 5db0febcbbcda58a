import { expect, test } from "vitest"
import { doc, oli, p } from "#tests/support/documents"
import { draw } from "#tests/ui/draw"
import { PickPassage } from "../../app/(workspace)/contributions/[id]/passage/_parts/pick-passage"
import { EditRows } from "../../app/(workspace)/contributions/[id]/write/_parts/edit-rows"

const { blocks } = doc(oli("Wash"), oli("Rinse"), oli("With soap", { indent: 1 }), oli("Dry"), p("So."), oli("Anew"))
const numbers = (html: string) => Array.from(html.matchAll(/<ol start="(\d+)"/g), ([, number]) => Number(number))

test("passages to choose from carry the numbers that they have in the article", () => {
  const html = draw(PickPassage, { action: "/", saves: 0, blocks, sources: [], whole: [] })
  expect(numbers(html)).toEqual([1, 2, 1, 3, 1])
})

test("passages to edit without the editor carry them too", () => {
  const html = draw(EditRows, { ground: blocks, sources: [], written: {}, problems: {}, startAt: undefined })
  expect(numbers(html)).toEqual([1, 2, 1, 3, 1])
})
