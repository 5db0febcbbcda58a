import { safeReturnPath } from "#core/people/return-path"
import { saveProfile } from "#server/people/save-profile"
import { door } from "../../../_door"
import { profileFrom } from "../_forms"
import { settingsPath } from "../_return"

export const POST = door({
  limit: "profile",
  page: (_, form) => settingsPath("/settings", form),
  input: profileFrom,
  verb: saveProfile,
  next: (_, __, form) => (form.text("return") ? safeReturnPath(form.text("return")) : "/settings?saved=1"),
})
