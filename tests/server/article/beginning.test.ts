import { expect, test } from "vitest"
import { draftArticle } from "#server/article/draft"
import { readBeginning } from "#server/article/read-beginning"
import { forgetBeginning, saveBeginning } from "#server/article/save-beginning"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, someone } from "#tests/support/world"

const NOTHING = { title: "", markdown: "", topic: "", form: "auto", fileName: "", saves: 0, savedAt: null }

test("what an editor begins is kept field by field, letter by letter, for them alone", () =>
  inWorld(async (all) => {
    expect(await readBeginning(all.ed)).toEqual(NOTHING)
    expect(await saveBeginning(all.ed, { saves: 0, title: "Why bridges " })).toMatchObject({ saves: 1 })
    await saveBeginning(all.ed, { saves: 1, markdown: "no title\n\n", form: "plain", fileName: "notes.txt" })
    expect(await readBeginning(all.ed)).toMatchObject({
      title: "Why bridges ",
      markdown: "no title\n\n",
      form: "plain",
      fileName: "notes.txt",
      saves: 2,
    })
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    expect(await readBeginning(eve)).toEqual(NOTHING)
  }))

test.each([0, 1, 3])("a page that has seen %i saves of two overwrites nothing", (saves) =>
  inWorld(async (all) => {
    await saveBeginning(all.ed, { saves: 0, title: "First" })
    await saveBeginning(all.ed, { saves: 1, title: "Second" })
    expect(await refusalOf(saveBeginning(all.ed, { saves, title: "Third" }))).toMatchObject({ code: "out-of-date" })
    expect(await readBeginning(all.ed)).toMatchObject({ title: "Second" })
  }),
)

test("it ends when a draft is made of it, but not what another tab has saved since", () =>
  inWorld(async (all) => {
    const draft = (saves: number) =>
      draftArticle(all.ed, { title: "T", markdown: "", topic: "", form: "auto", imported: false, saves })
    await saveBeginning(all.ed, { saves: 0, title: "T" })
    await draft(1)
    expect(await readBeginning(all.ed)).toEqual(NOTHING)
    await saveBeginning(all.ed, { saves: 0, title: "T" })
    await saveBeginning(all.ed, { saves: 1, title: "Other" })
    await draft(1)
    expect(await readBeginning(all.ed)).toMatchObject({ title: "Other" })
  }))

test("it can be thrown away", () =>
  inWorld(async (all) => {
    await saveBeginning(all.ed, { saves: 0, title: "T" })
    await forgetBeginning(all.ed, { saves: 1 })
    expect(await readBeginning(all.ed)).toEqual(NOTHING)
  }))

test("members begin no articles", () =>
  inWorld(async (all) => {
    for (const call of [
      saveBeginning(all.ada, { saves: 0 }),
      readBeginning(all.ada),
      forgetBeginning(all.ada, { saves: 0 }),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code: "not-allowed" })
    }
  }))
