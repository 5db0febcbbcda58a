import type { TypedResolution, TypedResolutions } from "#core/contribution/merge-proposal"
import { TAKES } from "#core/contribution/settle"

type Fields = Readonly<Record<string, string | readonly string[]>>

/** How conflicts were settled, out of the fields `resolutions.<id>.take` and `resolutions.<id>.text`. */
export function resolutionsIn(fields: Fields): TypedResolutions {
  const found = Object.entries(fields).flatMap(([name, value]): [string, TypedResolution][] => {
    const id = name.match(/^resolutions\.(.+)\.take$/)?.[1]
    const take = TAKES.find((one) => one === value)
    return id && take ? [[id, { take, text: String(fields[`resolutions.${id}.text`] ?? "") }]] : []
  })
  return Object.fromEntries(found)
}
