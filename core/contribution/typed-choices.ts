import type { TypedResolution, TypedResolutions } from "./merge-proposal"
import { type TypedRuling, type TypedRulings, VERDICTS } from "./rulings"
import { TAKES } from "./settle"

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

/**
 * What was made of single changes, out of the fields `rulings.<id>.verdict`, `.text` and `.word`. Words that were typed at
 * a change on which nothing was chosen are kept with it: it is taken as suggested.
 */
export function rulingsIn(fields: Fields): TypedRulings {
  const ids = Object.keys(fields).flatMap((name) => name.match(/^rulings\.(.+)\.(?:verdict|text|word)$/)?.[1] ?? [])
  const found = [...new Set(ids)].map((id): [string, TypedRuling] => {
    const verdict = VERDICTS.find((one) => one === fields[`rulings.${id}.verdict`]) ?? "accept"
    const typed = (part: string) => String(fields[`rulings.${id}.${part}`] ?? "")
    return [id, { verdict, text: typed("text"), word: typed("word") }]
  })
  return Object.fromEntries(found)
}
