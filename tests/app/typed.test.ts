import { expect, test } from "vitest"
import { formNamed } from "../../app/(workspace)/desk/_typed"

const held = {
  values: { form: "publish", note: "What changed" },
  problems: { note: "Too short." },
  message: "Look again.",
}

test("a form that came back is shown with everything that was typed, whether or not it is one of a review", () => {
  expect(formNamed(held, "publish")).toEqual(held)
  expect(
    formNamed({ ...held, values: { ...held.values, form: "merge" }, kept: { "merge.note": "Kept" } }, "merge"),
  ).toEqual({ ...held, values: { note: "Kept" } })
})

test("another form of the page is shown as it was kept, without what was wrong with the first", () => {
  expect(formNamed(held, "status")).toEqual({ values: {}, problems: {}, message: "" })
  expect(formNamed({ ...held, kept: { "note.body": "A note" } }, "note").values).toEqual({ body: "A note" })
})
