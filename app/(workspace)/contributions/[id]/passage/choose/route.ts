import { saveDraft } from "#server/contribution/save-draft"
import { door } from "../../../../../_door"
import type { Form } from "../../../../../_form"

/** Changes what an insight is about: to words that were selected, to a whole block, or to the whole article. */
export const POST = door({
  limit: "save",
  page: ({ id }) => `/contributions/${id}/passage`,
  input: (form, { id }) => ({ id, saves: wholeNumber(form.text("saves")), changes: { passage: passageFrom(form) } }),
  verb: saveDraft,
  next: (_, { id }) => `/contributions/${id}/write`,
})

/** Selected words come with their place; a block comes as `block:<id>`, its words in a field of that name. */
function passageFrom({ text }: Form) {
  const about = text("about")
  if (about === "" || about === "article") return null
  if (about !== "selection") return { blockId: about, start: 0, end: 1, exact: text(`words.${about}`) }
  return {
    blockId: text("block"),
    start: wholeNumber(text("start")),
    end: wholeNumber(text("end")),
    exact: text("exact"),
  }
}

const wholeNumber = (digits: string): number => (/^\d{1,9}$/.test(digits) ? Number(digits) : -1)
