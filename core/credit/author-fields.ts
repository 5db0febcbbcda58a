import { type AuthorRow, EMPTY_AUTHOR } from "./arrange-authors"

type Values = Readonly<Record<string, string | string[]>>

/** The authors in a form, in its order; rows in which nobody is named are left out unless asked for. */
export function authorsIn(values: Values, { empty = false } = {}): AuthorRow[] {
  const numbers = Object.keys(values).flatMap((name) => /^author\.(\d{1,3})\.name$/.exec(name)?.[1] ?? [])
  return numbers
    .map(Number)
    .sort((a, b) => a - b)
    .map((at) => ({
      personId: [values[`author.${at}.personId`] ?? ""].flat()[0] ?? "",
      name: [values[`author.${at}.name`] ?? ""].flat()[0] ?? "",
      roles: [values[`author.${at}.roles`] ?? []].flat(),
    }))
    .filter(({ personId, name }) => empty || personId !== "" || name.trim() !== "")
}

/** The same rows as fields of a form: the reverse of `authorsIn`. */
export const authorFields = (rows: readonly AuthorRow[]): Values =>
  Object.fromEntries(
    (rows.length > 0 ? rows : [EMPTY_AUTHOR]).flatMap(({ personId, name, roles }, at) => [
      [`author.${at}.personId`, personId],
      [`author.${at}.name`, name],
      [`author.${at}.roles`, [...roles]],
    ]),
  )
