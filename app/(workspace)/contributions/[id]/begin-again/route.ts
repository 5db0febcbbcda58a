import { beginAgain } from "#server/contribution/begin-again"
import { door } from "../../../../_door"

export const POST = door({
  limit: "start",
  page: ({ id }) => `/contributions/${id}`,
  input: (_, { id }) => ({ id }),
  verb: beginAgain,
  next: ({ id }) => `/contributions/${id}/write`,
})
