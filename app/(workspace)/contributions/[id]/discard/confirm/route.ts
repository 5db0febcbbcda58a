import { discardDraft } from "#server/contribution/discard"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "start",
  page: ({ id }) => `/contributions/${id}/discard`,
  input: (_, { id }) => ({ id }),
  verb: discardDraft,
  next: () => "/contributions",
})
