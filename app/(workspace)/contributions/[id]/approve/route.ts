import { approveAmendment } from "#server/contribution/approve"
import { door } from "../../../../_door"

export const POST = door({
  limit: "send",
  page: ({ id }) => `/contributions/${id}`,
  input: (form, { id }) => ({
    id,
    amendment: form.text("amendment"),
    interestsConfirmed: form.text("interestsConfirmed"),
  }),
  verb: approveAmendment,
  next: ({ id }) => `/contributions/${id}?approved=1`,
})
