import { putNameBack } from "#server/article/own-name"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "profile",
  page: () => "/settings/names",
  input: (_, { articleId }) => ({ articleId }),
  verb: putNameBack,
  next: () => "/settings/names?saved=back",
})
