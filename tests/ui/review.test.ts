import { expect, test } from "vitest"
import type { Block } from "#core/document/schema"
import { diffDocuments } from "#core/text/diff"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { ShortWords } from "#ui/review/short-words"
import { cite, doc, p, t } from "../support/documents"
import { draw } from "./draw"

const source = { id: "s1", text: "Smith J. A trial. 2024.", url: "https://doi.org/10.1000/182" }

test("a citation is shown by the number and the words of its source, never as nothing", () => {
  const added = draw(ShortWords, { before: [], after: [cite("s1")], sources: [source] })
  expect(added).toContain("[1. Smith J. A trial. 2024.]")
  expect(draw(ShortWords, { before: [], after: [cite("gone")] })).toContain("[a source]")
})

const figure: Block = {
  id: "f1",
  type: "figure",
  src: "https://pictures.example/curve.png",
  alt: "A falling curve",
  credit: "J. Smith",
  content: [t("What fell.")],
}

test.each(["inline", "side-by-side"] as const)("a new picture is shown as it will be, %s", (layout) => {
  const changes = diffDocuments(doc(p("One.")), { blocks: [...doc(p("One.")).blocks, figure] })
  const html = draw(ChangedBlocks, { changes, layout, suggested: true })
  expect(html).toContain('<img src="https://pictures.example/curve.png" alt="A falling curve"')
  for (const words of ["A falling curve", "J. Smith", "What fell.", "fetch it from <strong>pictures.example</strong>"])
    expect(html.replace(/<img[^>]*>/, "")).toContain(words)
})

test("a picture that a change leaves alone is not shown again", () => {
  const after: Block = { ...figure, content: [t("What rose.")] }
  const changes = diffDocuments({ blocks: [figure] }, { blocks: [after] })
  expect(draw(ChangedBlocks, { changes, suggested: true })).not.toContain("<img")
})
