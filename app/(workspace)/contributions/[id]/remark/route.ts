import { remarkOnContribution } from "#server/contribution/remark"
import { door } from "../../../../_door"

export const POST = door({
  limit: "remark",
  page: ({ id }) => `/contributions/${id}`,
  input: (form, { id }) => ({ id, body: form.text("body") }),
  verb: remarkOnContribution,
  next: ({ id }) => `/contributions/${id}#thread`,
})
