import { expect, it } from "vitest"
import { type AuthorRow, arrangeAuthors, EMPTY_AUTHOR } from "#core/credit/arrange-authors"
import { authorFields, authorsIn } from "#core/credit/author-fields"

const row = (name: string): AuthorRow => ({ personId: "", name, roles: ["article_author"] })
const ROWS = ["Ada", "Ben", "Cy"].map(row)
const names = (rows: readonly AuthorRow[]) => rows.map(({ name }) => name)

it.each([
  ["add", ["Ada", "Ben", "Cy", ""], 3],
  ["off.1", ["Ada", "Cy"], 0],
  ["up.2", ["Ada", "Cy", "Ben"], 1],
  ["up.0", ["Ada", "Ben", "Cy"], 0],
  ["down.0", ["Ben", "Ada", "Cy"], 1],
  ["down.2", ["Ada", "Ben", "Cy"], 2],
  ["off.9", ["Ada", "Ben", "Cy"], 0],
  ["anything", ["Ada", "Ben", "Cy"], 0],
])("after “%s” the authors are %j, and row %d is gone to", (asked, after, at) => {
  const arranged = arrangeAuthors(ROWS, asked)
  expect([names(arranged.rows), arranged.at]).toEqual([after, at])
})

it("a form gives back the rows that it was made of, with every role", () => {
  const rows = [...ROWS, { personId: "an-id", name: "Di", roles: ["article_author", "translation"] }]
  expect(authorsIn(authorFields(rows))).toEqual(rows)
})

it("a form keeps its order beyond ten rows, and leaves out rows in which nobody is named", () => {
  const many = Array.from({ length: 12 }, (_, at) => row(at === 4 ? " " : `Author ${at}`))
  expect(names(authorsIn(authorFields(many)))).toHaveLength(11)
  expect(names(authorsIn(authorFields(many)))[10]).toBe("Author 11")
  expect(authorsIn(authorFields(many), { empty: true })).toHaveLength(12)
})

it("a form of nobody has one empty row", () => {
  expect(authorsIn(authorFields([]), { empty: true })).toEqual([EMPTY_AUTHOR])
})
