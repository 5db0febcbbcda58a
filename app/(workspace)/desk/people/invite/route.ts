import { inviteToDesk } from "#server/people/invite"
import { door } from "../../../../_door"

export const POST = door({
  limit: "administer",
  page: () => "/desk/people",
  input: (form) => ({ email: form.text("email"), role: form.text("role"), message: form.text("message") }),
  verb: inviteToDesk,
  next: ({ personId }) => `/desk/people/${personId}?invited=yes`,
})
