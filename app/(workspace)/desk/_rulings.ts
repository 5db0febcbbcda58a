import { type TypedRuling, type TypedRulings, VERDICTS } from "#core/contribution/rulings"

type Fields = Readonly<Record<string, string | string[]>>

/** What was made of single changes, out of the fields `rulings.<id>.verdict`, `.text` and `.word`. */
export function rulingsIn(fields: Fields): TypedRulings {
  const found = Object.entries(fields).flatMap(([name, value]): [string, TypedRuling][] => {
    const id = name.match(VERDICT_FIELD)?.[1]
    const verdict = VERDICTS.find((one) => one === value)
    const typed = (part: string) => String(fields[`rulings.${id}.${part}`] ?? "")
    return id && verdict ? [[id, { verdict, text: typed("text"), word: typed("word") }]] : []
  })
  return Object.fromEntries(found)
}

/** The fields of a form with every change taken, or left out, at once; as they are for anything else. */
export function allAs(verdict: string, fields: Fields): Fields {
  if (verdict !== "accept" && verdict !== "decline") return fields
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, VERDICT_FIELD.test(name) ? verdict : value]),
  )
}

const VERDICT_FIELD = /^rulings\.(.+)\.verdict$/
