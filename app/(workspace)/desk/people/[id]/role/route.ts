import { grantRole } from "#server/people/grant-role"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "administer",
  page: ({ id }) => `/desk/people/${id}`,
  input: (form, { id }) => ({ personId: id, role: form.text("role") }),
  verb: grantRole,
  next: ({ personId }) => `/desk/people/${personId}`,
})
