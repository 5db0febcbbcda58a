import { describe, expect, it } from "vitest"
import { whoBegan, writersOf } from "#core/credit/authors"
import { readTypedAuthor, sameName } from "#core/credit/typed-author"

const NAMED = [whoBegan("ingrid"), whoBegan("peter")]
const made = (over: object) => ({ kind: "edit", approvedBy: "ed", writers: null, ...over })

describe("the new words of a revision", () => {
  it.each([
    ["are the authors' where it says so", made({ writers: [] }), NAMED, "authors"],
    ["are those of whoever wrote at the desk", made({ writers: ["ines", "ed"] }), NAMED, ["ines", "ed"]],
    ["are its editor's where nothing was said", made({}), NAMED, ["ed"]],
    ["are the authors' in a first revision, once they are named", made({ kind: "create" }), NAMED, "authors"],
    ["are its editor's in a first revision of which nobody named the authors", made({ kind: "create" }), null, ["ed"]],
    ["of a merge are its editor's, where they amended it", made({ kind: "merge" }), NAMED, ["ed"]],
  ])("%s", (_, revision, authors, whose) => {
    expect(writersOf(revision, authors)).toEqual(whose)
  })
})

describe("an author as typed", () => {
  it.each([
    ["Ada Lind", { name: "Ada Lind", slug: null, isNameOnly: false }],
    [" Ada Lind (ada-lind) ", { name: "Ada Lind", slug: "ada-lind", isNameOnly: false }],
    ["Ada Lind (no account)", { name: "Ada Lind", slug: null, isNameOnly: true }],
    ["Ada Lind (No Account)", { name: "Ada Lind", slug: null, isNameOnly: true }],
    ["Ada (Addy) Lind", { name: "Ada (Addy) Lind", slug: null, isNameOnly: false }],
    ["(ada)", { name: "(ada)", slug: null, isNameOnly: false }],
  ])("%s", (typed, author) => {
    expect(readTypedAuthor(typed)).toEqual(author)
  })

  it("is the same name in other letters of the same look", () => {
    expect(sameName("Ingrid  HALVORSEN", "Ingrid Halvorsen")).toBe(true)
    expect(sameName("A\u030asa Öberg", "Åsa Öberg")).toBe(true)
    expect(sameName("Ada Lind", "Ada Linde")).toBe(false)
  })
})
