import { certifyDisclosure } from "#server/people/certify-disclosure"
import { door } from "../../../../../_door"
import { disclosureFrom } from "../../../../settings/_forms"

export const POST = door({
  limit: "profile",
  page: ({ id }) => `/contributions/${id}/interests?change=1`,
  input: disclosureFrom,
  verb: certifyDisclosure,
  next: (_, { id }) => `/contributions/${id}/check`,
})
