import { saveDeclineText } from "#server/contribution/save-decline-text"
import { door } from "../../../../_door"

export const POST = door({
  limit: "administer",
  page: () => "/desk/templates",
  input: (form) => ({
    reason: form.text("reason"),
    text: form.text("text"),
    seen: form.text("seen"),
    useSuggested: form.text("use") === "suggested",
  }),
  verb: saveDeclineText,
  next: ({ reason }) => `/desk/templates?saved=${reason}#${reason}`,
})
