import { eq, like } from "drizzle-orm"
import { expect, test } from "vitest"
import { article, credit, nameTakenOff } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { draftArticle } from "#server/article/draft"
import { nameAuthors } from "#server/article/name-authors"
import { readOwnNames } from "#server/article/named-in"
import { putNameBack, takeNameOff } from "#server/article/own-name"
import { publishArticle } from "#server/article/publish"
import { readArticle } from "#server/article/read"
import { readAuthorship } from "#server/article/read-authorship"
import { readRevision } from "#server/article/read-revision"
import { verifyHistory } from "#server/history/verify"
import { readPerson } from "#server/people/read-person"
import { refusalOf } from "#tests/support/refusals"
import { ARTICLE, idOf, inWorld, minutesLater, PUBLISHING, someone, type World } from "#tests/support/world"

const named = (name: string) => ({ name, roles: ["article_author"] })

/** An article that Ed imports and publishes for Ingrid, who has an account, and Peter, who has none. */
async function written(all: World) {
  const ingrid = await someone(all.db, { name: "Ingrid Halvorsen", email: "ingrid@example.org" })
  const markdown = ARTICLE.replace("Two drugs", "Three drugs")
  const made = await draftArticle(all.ed, { markdown, topic: "", form: "markdown", imported: true })
  await nameAuthors(all.ed, { articleId: made.articleId, authors: [named("Ingrid Halvorsen"), named("Peter O'Neill")] })
  await publishArticle(all.ed, { articleId: made.articleId, ...PUBLISHING })
  return { ...made, ingrid }
}

const bylineOf = async (all: World, slug: string) =>
  (await readArticle(all.ed, slug))?.authors.map(({ name, slug: page }) => [name, page])
const sharesOf = async (all: World, slug: string) =>
  (await readAuthorship({ db: all.db }, slug))?.writings.map(({ by }) => by.map(({ name }) => name))

test("an unnamed author, who has no page, stands in the byline, the shares and every revision", () =>
  inWorld(async (all) => {
    const { articleId, slug, ingrid } = await written(all)
    await takeNameOff(minutesLater(ingrid, 1), { articleId })
    expect(await bylineOf(all, slug)).toEqual([
      ["an unnamed author", null],
      ["Peter O'Neill", null],
    ])
    expect(await sharesOf(all, slug)).toEqual([["an unnamed author", "Peter O'Neill"]])
    const revision = await readRevision({ db: all.db }, slug, 1)
    expect(JSON.stringify(revision)).not.toContain("Ingrid")
  }))

test("nothing of the person's is left among the credits, and the shares are as large as before", () =>
  inWorld(async (all) => {
    const { articleId, slug, ingrid } = await written(all)
    const words = (await readAuthorship({ db: all.db }, slug))?.writings.map((one) => one.words)
    await takeNameOff(ingrid, { articleId })
    const credits = await all.db.select().from(credit).where(eq(credit.articleId, articleId))
    expect(credits.map(({ personId }) => personId)).not.toContain(idOf(ingrid))
    expect((await readAuthorship({ db: all.db }, slug))?.writings.map((one) => one.words)).toEqual(words)
  }))

test("put back, all is as it was, and the record says both", () =>
  inWorld(async (all) => {
    const { articleId, slug, ingrid } = await written(all)
    const [byline, shares] = [await bylineOf(all, slug), await sharesOf(all, slug)]
    await takeNameOff(minutesLater(ingrid, 1), { articleId })
    await putNameBack(minutesLater(ingrid, 2), { articleId })
    expect([await bylineOf(all, slug), await sharesOf(all, slug)]).toEqual([byline, shares])
    const events = await all.db.select().from(event).where(like(event.kind, "article.name_%"))
    expect(events.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ["article.name_taken_off", idOf(ingrid)],
      ["article.name_put_back", idOf(ingrid)],
    ])
    expect((await verifyHistory(all.ed)).misfit).toBeNull()
  }))

test("doing it twice does it once", () =>
  inWorld(async (all) => {
    const { articleId, ingrid } = await written(all)
    for (let n = 0; n < 2; n++) await takeNameOff(minutesLater(ingrid, n), { articleId })
    expect(await all.db.$count(nameTakenOff)).toBe(1)
  }))

test("nobody else's name can be taken off: who is not named learns of no article", () =>
  inWorld(async (all) => {
    const { articleId } = await written(all)
    for (const who of [all.ada, all.ed]) {
      expect((await refusalOf(takeNameOff(who, { articleId }))).code).toBe("not-found")
      expect((await refusalOf(putNameBack(who, { articleId }))).code).toBe("not-found")
    }
    expect(await all.db.$count(nameTakenOff)).toBe(0)
  }))

test("an editor cannot put the name back", () =>
  inWorld(async (all) => {
    const { articleId, slug, ingrid } = await written(all)
    await takeNameOff(ingrid, { articleId })
    const authors = [named("Ingrid Halvorsen"), named("Peter O'Neill")]
    expect((await refusalOf(nameAuthors(all.ed, { articleId, authors }))).problems).toMatchObject({
      "authors.0": expect.stringMatching(/only they can put it back/),
    })
    expect((await bylineOf(all, slug))?.[0]?.[0]).toBe("an unnamed author")
  }))

test("their own pages list where they are named, off or not, and their public page is gone with their last credit", () =>
  inWorld(async (all) => {
    const { articleId, slug, ingrid } = await written(all)
    const listed = { articleId, slug, title: "Three drugs for one leukaemia" }
    expect(await readOwnNames(ingrid)).toEqual([{ ...listed, isOff: false }])
    await takeNameOff(ingrid, { articleId })
    expect(await readOwnNames(ingrid)).toEqual([{ ...listed, isOff: true }])
    expect(await readOwnNames(all.ada)).toEqual([])
    expect((await readPerson({ db: all.db }, "ingrid-halvorsen"))?.view ?? null).toBeNull()
  }))

test("a draft that is not published yet can be left, too", () =>
  inWorld(async (all) => {
    const ingrid = await someone(all.db, { name: "Ingrid Halvorsen" })
    const { articleId } = await draftArticle(all.ed, { markdown: ARTICLE, topic: "", form: "markdown", imported: true })
    await nameAuthors(all.ed, { articleId, authors: [named("Ingrid Halvorsen")] })
    await takeNameOff(ingrid, { articleId })
    expect(await readOwnNames(ingrid)).toMatchObject([{ slug: null, isOff: true }])
  }))

test("a name taken off in the database alone is found", () =>
  inWorld(async (all) => {
    const { articleId, ingrid } = await written(all)
    const [row] = await all.db.select().from(article).where(eq(article.id, articleId))
    const off = {
      id: articleId,
      articleId,
      personId: idOf(ingrid),
      standInId: idOf(all.ada),
      isOff: true,
      at: all.ed.now,
    }
    await all.db.insert(nameTakenOff).values(off)
    expect((await verifyHistory(all.ed)).misfit).toBe(
      `whose names were taken off ${row?.slug} is not as it was recorded`,
    )
  }))
