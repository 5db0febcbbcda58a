import { expect, test } from "vitest"
import { contribution } from "#db/tables/contributions"
import { readArticle } from "#server/article/read"
import { setArticleStatus } from "#server/article/set-status"
import { readWriting } from "#server/contribution/read-writing"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { someone, type World, world } from "#tests/support/world"

const inWorld = (body: (all: World) => Promise<void>) => rolledBack(async (db) => body(await world(db)))
const start = ({ ada, slug }: World, over: Record<string, unknown> = {}) =>
  startContribution(ada, { slug, kind: "insight", passage: null, ...over })

/** The words "120 people" as they are picked in the first paragraph. */
async function picked({ ada, slug }: World, over: Record<string, unknown> = {}) {
  const article = await readArticle(ada, slug)
  return { blockId: article?.document.blocks[0]?.id, start: 19, end: 29, exact: "120 people", ...over }
}

test("an expert starts with an empty draft on the revision that readers see", () =>
  inWorld(async (all) => {
    const { id } = await start(all)
    const draft = await readWriting(all.ada, id)
    expect(draft).toMatchObject({ kind: "insight", state: "draft", saves: 0, base: { seq: 1 }, content: { body: "" } })
  }))

test("visitors are asked to sign in", () =>
  inWorld(async (all) => {
    const visitor = { ...all.ada, actor: { kind: "visitor" } as const }
    expect((await refusalOf(start({ ...all, ada: visitor }))).code).toBe("sign-in-required")
  }))

test("picked words are kept with what stands around them", () =>
  inWorld(async (all) => {
    const { id } = await start(all, { passage: await picked(all) })
    const draft = await readWriting(all.ada, id)
    expect(draft?.content.passage).toMatchObject({
      start: 19,
      end: 29,
      exact: "120 people",
      prefix: "The trial enrolled ",
      suffix: " with chronic lymphocytic leukae",
    })
  }))

test("words that are not in the article are no passage, and nothing is started", () =>
  inWorld(async (all) => {
    const refused = await refusalOf(start(all, { passage: await picked(all, { exact: "900 people" }) }))
    expect(refused.code).toBe("invalid-input")
    expect(refused.problems.passage).toMatch(/not in revision 1/)
    expect(await all.db.select().from(contribution)).toEqual([])
  }))

test("an untouched draft is taken up again", () =>
  inWorld(async (all) => {
    const first = await start(all)
    expect(await start(all)).toEqual(first)
  }))

test("a draft with words in it is left alone", () =>
  inWorld(async (all) => {
    const first = await start(all)
    await saveDraft(all.ada, { id: first.id, saves: 0, changes: { body: "So far." } })
    expect((await start(all)).id).not.toBe(first.id)
  }))

test("an insight and an edit are two drafts", () =>
  inWorld(async (all) => {
    expect((await start(all)).id).not.toBe((await start(all, { kind: "edit" })).id)
  }))

test.each(["closed", "withdrawn"])("an article that is %s takes no contributions", (status) =>
  inWorld(async (all) => {
    await setArticleStatus(all.ed, { articleId: all.articleId, status, note: "Until the trial is over." })
    expect((await refusalOf(start(all))).code).toBe("not-possible-now")
  }),
)

test("there is nothing to contribute to at an unknown address", () =>
  inWorld(async (all) => {
    expect((await refusalOf(start(all, { slug: "nowhere" }))).code).toBe("not-found")
  }))

test("a kind that does not exist is refused beside its field", () =>
  inWorld(async (all) => {
    expect(Object.keys((await refusalOf(start(all, { kind: "merge" }))).problems)).toEqual(["kind"])
  }))

test("a draft is seen by nobody but who started it", () =>
  inWorld(async (all) => {
    const { id } = await start(all)
    expect(await readWriting(await someone(all.db), id)).toBeNull()
    expect(await readWriting(all.ed, id)).toBeNull()
  }))
