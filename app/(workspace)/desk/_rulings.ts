type Fields = Readonly<Record<string, string | string[]>>

/** The fields of a form with every change taken, or left out, at once; as they are for anything else. */
export function allAs(verdict: string, fields: Fields): Fields {
  if (verdict !== "accept" && verdict !== "decline") return fields
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, VERDICT_FIELD.test(name) ? verdict : value]),
  )
}

const VERDICT_FIELD = /^rulings\.(.+)\.verdict$/
