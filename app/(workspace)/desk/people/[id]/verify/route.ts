import { verifyPerson } from "#server/people/verify"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "administer",
  page: ({ id }) => `/desk/people/${id}`,
  input: (form, { id }) => ({ personId: id, how: form.text("how") }),
  verb: verifyPerson,
  next: ({ personId }) => `/desk/people/${personId}`,
})
