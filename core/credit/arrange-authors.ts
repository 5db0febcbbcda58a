/** An author in a form: somebody known by id, or a name as it is typed. */
export type AuthorRow = { readonly personId: string; readonly name: string; readonly roles: readonly string[] }

export const EMPTY_AUTHOR: AuthorRow = { personId: "", name: "", roles: ["article_author"] }

/** What a button beside an author asks for: "add", "off.2", "up.2" or "down.2", rows counted from 0. */
const ASKED = /^(add|off|up|down)(?:\.(\d{1,3}))?$/

/**
 * The rows of a form after somebody pressed one of its buttons, and the row to go to. What asks for nothing that can be
 * done leaves them as they are.
 */
export function arrangeAuthors(rows: readonly AuthorRow[], asked: string): { rows: AuthorRow[]; at: number } {
  const [, move, number = "0"] = ASKED.exec(asked) ?? []
  const at = Number(number)
  const row = rows[at]
  if (move === "add") return { rows: [...rows, EMPTY_AUTHOR], at: rows.length }
  if (!row || !move) return { rows: [...rows], at: 0 }
  const others = rows.filter((_, index) => index !== at)
  if (move === "off") return { rows: others, at: Math.max(0, at - 1) }
  const to = Math.min(Math.max(0, at + (move === "up" ? -1 : 1)), others.length)
  return { rows: [...others.slice(0, to), row, ...others.slice(to)], at: to }
}
