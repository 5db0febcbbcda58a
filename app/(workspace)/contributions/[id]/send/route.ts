import { submitContribution } from "#server/contribution/submit"
import { door } from "../../../../_door"
import type { Form } from "../../../../_form"

export const POST = door({
  limit: "send",
  page: ({ id }) => `/contributions/${id}/check`,
  input: ({ text, all, under }, { id }) => ({
    id,
    reasons: reasonsIn(under("reasons.")),
    saves: /^\d{1,9}$/.test(text("saves")) ? Number(text("saves")) : -1,
    declarations: {
      roles: all("roles"),
      aiUse: text("aiUse"),
      aiNote: text("aiNote"),
      licence: text("licence"),
      interestsConfirmed: text("interestsConfirmed"),
    },
  }),
  verb: submitContribution,
  next: (_, { id }) => `/contributions/${id}?sent=1`,
})

/** The reasons for single changes, out of the fields `reasons.<n>.text` and so on; absent where the form has none. */
function reasonsIn(fields: ReturnType<Form["under"]>) {
  const named = Object.keys(fields).filter((name) => name.endsWith(".change"))
  const places = named.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b)
  if (places.length === 0) return undefined
  return places.map((at) => {
    const text = (field: string) => fields[`${at}.${field}`] ?? ""
    const source = { address: text("address"), title: text("title"), authors: text("authors"), year: text("year") }
    return { change: text("change"), text: text("text"), refId: text("refId"), source }
  })
}
