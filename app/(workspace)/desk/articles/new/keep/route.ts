import { saveBeginning } from "#server/article/save-beginning"
import { door } from "../../../../../_door"
import { typedIn } from "../_beginning"

export const POST = door({
  limit: "save",
  page: () => "/desk/articles/new",
  input: typedIn,
  verb: saveBeginning,
  next: () => "/desk/articles/new",
})
