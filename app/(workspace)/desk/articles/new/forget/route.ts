import { forgetBeginning } from "#server/article/save-beginning"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "save",
  page: () => "/desk/articles/new",
  input: (form) => ({ saves: Number(form.text("saves")) }),
  verb: forgetBeginning,
  next: () => "/desk/articles/new",
})
