import { withdrawContribution } from "#server/contribution/withdraw"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "send",
  page: ({ id }) => `/contributions/${id}/withdraw`,
  input: (_, { id }) => ({ id }),
  verb: withdrawContribution,
  next: ({ id }) => `/contributions/${id}`,
})
