import { proposeWording } from "#server/contribution/propose-wording"
import { door } from "../../../../_door"

export const POST = door({
  limit: "send",
  page: ({ id }) => `/contributions/${id}`,
  input: (form, { id }) => ({
    id,
    amendment: form.text("amendment"),
    body: form.text("body"),
    interestsConfirmed: form.text("interestsConfirmed"),
  }),
  verb: proposeWording,
  next: ({ id }) => `/contributions/${id}?sent=1`,
})
