import { resolutionsIn } from "#core/contribution/typed-choices"
import { bringUpToDate } from "#server/contribution/bring-up-to-date"
import { door } from "../../../../../_door"

export const POST = door({
  limit: "save",
  page: ({ id }) => `/contributions/${id}/up-to-date`,
  input: (form, { id }) => ({
    id,
    saves: Number(form.text("saves")),
    liveSeq: Number(form.text("liveSeq")),
    resolutions: resolutionsIn(form.values),
  }),
  verb: bringUpToDate,
  next: ({ id }) => `/contributions/${id}/write?brought=up-to-date`,
})
