import { safeReturnPath } from "#core/people/return-path"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { door } from "../../../../_door"
import { disclosureFrom } from "../../_forms"
import { settingsPath } from "../../_return"

export const POST = door({
  limit: "profile",
  page: (_, form) => settingsPath("/settings/interests", form),
  input: disclosureFrom,
  verb: certifyDisclosure,
  next: (_, __, form) => (form.text("return") ? safeReturnPath(form.text("return")) : "/settings/interests?saved=1"),
})
