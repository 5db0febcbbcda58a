import { saveProfile } from "#server/people/save-profile"
import { door } from "../../../../../_door"
import { profileFrom } from "../../../../settings/_forms"

export const POST = door({
  limit: "profile",
  page: ({ id }) => `/contributions/${id}/about?change=1`,
  input: profileFrom,
  verb: saveProfile,
  next: (_, { id }) => `/contributions/${id}/check`,
})
