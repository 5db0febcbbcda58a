import { submitContribution } from "#server/contribution/submit"
import { door } from "../../../../_door"

export const POST = door({
  page: ({ id }) => `/contributions/${id}/check`,
  input: ({ text, all }, { id }) => ({
    id,
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
