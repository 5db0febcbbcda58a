import { saveDraft } from "#server/contribution/save-draft"
import { door } from "../../../../_door"
import type { Form } from "../../../../_form"

/** Saves a draft: for the script that does so while it is written, and for the plain form. */
export const POST = door({
  limit: "save",
  page: ({ id }) => `/contributions/${id}/write`,
  input: (form, { id }) => ({ ...((form.body as object | undefined) ?? fromPlainForm(form)), id }),
  verb: saveDraft,
  next: (_, { id }, form) => `/contributions/${id}/${form.text("go") === "on" ? "check" : "write"}`,
})

function fromPlainForm({ text, under, values }: Form) {
  const saves = /^\d{1,9}$/.test(text("saves")) ? Number(text("saves")) : -1
  const blocks = under("blocks.")
  const source = {
    address: text("newSource.address"),
    title: text("newSource.title"),
    authors: text("newSource.authors"),
    year: text("newSource.year"),
  }
  const answers = under("answers.")
  return {
    saves,
    changes: {
      ...("body" in values && { body: text("body") }),
      ...("reason" in values && { reason: text("reason") }),
      ...(Object.keys(answers).length > 0 && { answers }),
      ...(Object.keys(blocks).length > 0 && { blocks }),
      ...(Object.values(source).some((typed) => typed.trim() !== "") && { newSource: source }),
    },
  }
}
