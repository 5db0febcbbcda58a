import { and, eq, like } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { contentHash } from "#core/document/content-hash"
import { article, credit, revision } from "#db/tables/articles"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { revisionHash } from "#server/article/append-revision"
import { draftArticle } from "#server/article/draft"
import { listArticles } from "#server/article/list"
import { nameAuthors } from "#server/article/name-authors"
import { publishArticle } from "#server/article/publish"
import { readArticle } from "#server/article/read"
import { readAuthorship } from "#server/article/read-authorship"
import { readRevision } from "#server/article/read-revision"
import type { Context } from "#server/context"
import { verifyHistory } from "#server/history/verify"
import { editArticle } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { ARTICLE, idOf, inWorld, minutesLater, PUBLISHING, someone, type World } from "#tests/support/world"

const BYLINE = "By Ingrid Halvorsen and Peter O'Neill"
const IMPORTED = ARTICLE.replace("\n\nThe trial", `\n\n${BYLINE}\n\nThe trial`).replace("Two drugs", "Three drugs")

const author = (name: string, roles: readonly string[] = ["article_author"]) => ({ name, roles })

async function anImport(ctx: Context, over: object = {}) {
  return draftArticle(ctx, { markdown: IMPORTED, topic: "", form: "markdown", imported: true, ...over })
}

async function publishedImport(ctx: Context, over: object = {}) {
  const made = await anImport(ctx, over)
  await publishArticle(ctx, { articleId: made.articleId, ...PUBLISHING })
  return made
}

const namesOf = (bylines: readonly { name: string }[] | undefined) => bylines?.map(({ name }) => name)

/** Whose the words are, as readers see it: "Ingrid Halvorsen + Peter O'Neill 42". */
async function sharesOf({ db }: Pick<World, "db">, slug: string): Promise<string[]> {
  const view = await readAuthorship({ db }, slug)
  return (view?.writings ?? []).map(({ by, words }) => `${by.map(({ name }) => name).join(" + ")} ${words}`)
}

const rolesOf = (view: Awaited<ReturnType<typeof readArticle>>, name: string) =>
  view?.credits.find(({ byline }) => byline.name === name)?.roles

describe("an imported article", () => {
  test("is by those whom its byline names, and whoever imports and publishes it is its editor", () =>
    inWorld(async ({ ed, db }) => {
      const { slug, dropped } = await publishedImport(ed)
      const view = await readArticle(ed, slug)
      expect(namesOf(view?.authors)).toEqual(["Ingrid Halvorsen", "Peter O'Neill"])
      expect(rolesOf(view, "Ingrid Halvorsen")).toEqual(["article_author"])
      expect(rolesOf(view, "Ed Editor")).toEqual(["editing"])
      expect(await sharesOf({ db }, slug)).toEqual([`Ingrid Halvorsen + Peter O'Neill ${view?.words}`])
      expect(dropped).toContainEqual({ line: 5, what: expect.stringContaining(BYLINE) })
      expect(namesOf((await listArticles(ed)).articles.find((one) => one.slug === slug)?.authors)).toHaveLength(2)
    }))

  test("counts the words of several authors once, for them together", () =>
    inWorld(async ({ ed, db }) => {
      const { articleId, slug } = await publishedImport(ed)
      const words = (await readArticle(ed, slug))?.words
      const rows = await db.select().from(credit).where(eq(credit.articleId, articleId))
      expect(rows.map(({ wordsStanding }) => wordsStanding)).toEqual([0, 0, 0])
      expect(rows.flatMap(({ together }) => together.map((one) => one.words))).toEqual([words, words])
    }))

  test("names authors without an account, who have no page and whose interests are not stated", () =>
    inWorld(async ({ ed, db }) => {
      const { slug } = await publishedImport(ed)
      const view = await readArticle(ed, slug)
      expect(view?.authors[0]).toMatchObject({ slug: null, isNameOnly: true })
      expect(view?.credits.find(({ byline }) => byline.name === "Peter O'Neill")?.disclosure).toBeNull()
      const [ingrid] = await db.select().from(person).where(eq(person.name, "Ingrid Halvorsen"))
      expect(ingrid).toMatchObject({ hasAccount: false, email: null, role: "member" })
    }))

  test("without a byline is not published until somebody says who wrote it", () =>
    inWorld(async ({ ed }) => {
      const markdown = ARTICLE.replace("Two drugs", "Four drugs")
      const { articleId } = await anImport(ed, { markdown })
      const refused = await refusalOf(publishArticle(ed, { articleId, ...PUBLISHING }))
      expect(refused.code).toBe("not-possible-now")
      expect(refused.message).toContain("Nobody is named as author")
      await nameAuthors(ed, { articleId, authors: [author("Ingrid Halvorsen")] })
      await publishArticle(ed, { articleId, ...PUBLISHING })
    }))

  test("takes the authors that were typed before those of its byline", () =>
    inWorld(async ({ ed, ada }) => {
      const { slug } = await publishedImport(ed, { authors: ["Ada Expert", "Cy Young"] })
      const view = await readArticle(ed, slug)
      expect(namesOf(view?.authors)).toEqual(["Ada Expert", "Cy Young"])
      expect(view?.authors[0]?.personId).toBe(idOf(ada))
    }))
})

describe("who is meant", () => {
  test("the same name without an account is the same person in every article", () =>
    inWorld(async ({ ed }) => {
      const one = await publishedImport(ed)
      const other = await publishedImport(ed, { markdown: IMPORTED.replace("Three", "Five") })
      const [a, b] = [await readArticle(ed, one.slug), await readArticle(ed, other.slug)]
      expect(a?.authors).toEqual(b?.authors)
    }))

  test("a name that several people here have is asked about, and their addresses tell them apart", () =>
    inWorld(async ({ ed, db, articleId }) => {
      const other = await someone(db, { name: "Ada Expert" })
      const refused = await refusalOf(nameAuthors(ed, { articleId, authors: [author("ada expert")] }))
      expect(refused.problems["authors.0"]).toContain("“ada expert (ada-expert-2)”, Clinic")
      await nameAuthors(ed, { articleId, authors: [author("Ada Expert (ada-expert-2)")] })
      expect((await db.select().from(article).where(eq(article.id, articleId)))[0]?.authors?.[0]?.personId).toBe(
        idOf(other),
      )
    }))

  test("somebody else of the same name has no account", () =>
    inWorld(async ({ ed, ada, articleId, slug }) => {
      await nameAuthors(ed, { articleId, authors: [author("Ada Expert (no account)"), author("Ada Expert")] })
      const authors = (await readArticle(ed, slug))?.authors
      expect(namesOf(authors)).toEqual(["Ada Expert", "Ada Expert"])
      expect(authors?.map(({ personId }) => personId === idOf(ada))).toEqual([false, true])
    }))

  test.each([
    ["nobody", [], "authors"],
    ["an empty name", [author(" ")], "authors.0.name"],
    ["a name with a hidden character", [author("Ada\u202eLind")], "authors.0.name"],
    ["an address that nobody has", [author("Ada Expert (ada-nobody)")], "authors.0"],
    ["one person twice", [author("Cy Young"), author("cy young")], "authors.1"],
    ["no role", [author("Cy Young", [])], "authors.0.roles"],
    ["a role that authors do not have", [author("Cy Young", ["editing"])], "authors.0.roles.0"],
  ])("%s is refused at its field", (_, authors, field) =>
    inWorld(async ({ ed, articleId }) => {
      const refused = await refusalOf(nameAuthors(ed, { articleId, authors }))
      expect(Object.keys(refused.problems)).toContain(field)
    }),
  )

  test("members name nobody", () =>
    inWorld(async ({ ada, articleId }) => {
      expect((await refusalOf(nameAuthors(ada, { articleId, authors: [author("Cy Young")] }))).code).toBe("not-allowed")
    }))
})

describe("other authors of a published article", () => {
  test("are a revision of its own with the same text; earlier ones show the byline of their time", () =>
    inWorld(async ({ ed, db, articleId, slug }) => {
      await nameAuthors(minutesLater(ed, 5), { articleId, authors: [author("Ingrid Halvorsen"), author("Cy Young")] })
      const [now, then] = [await readRevision(ed, slug, 2), await readRevision(ed, slug, 1)]
      expect(now).toMatchObject({ kind: "byline", significance: "minor" })
      expect(now?.document).toEqual(then?.document)
      expect([namesOf(then?.authors), namesOf(now?.authors)]).toEqual([["Ed Editor"], ["Ingrid Halvorsen", "Cy Young"]])
      expect((await verifyHistory({ db })).misfit).toBeNull()
    }))

  test("have the words that were the authors', and nobody is an author any more who is not named", () =>
    inWorld(async ({ ed, db, articleId, slug }) => {
      const words = (await readArticle(ed, slug))?.words
      await nameAuthors(ed, { articleId, authors: [author("Ingrid Halvorsen")] })
      expect(await sharesOf({ db }, slug)).toEqual([`Ingrid Halvorsen ${words}`])
      const view = await readArticle(ed, slug)
      expect(rolesOf(view, "Ed Editor")).toEqual(["editing"])
      await nameAuthors(ed, { articleId, authors: [author("Cy Young", ["article_author", "translation"])] })
      const later = await readArticle(ed, slug)
      expect(rolesOf(later, "Ingrid Halvorsen")).toBeUndefined()
      expect(rolesOf(later, "Cy Young")).toEqual(["article_author", "translation"])
    }))

  test("are recorded, and named once more they write nothing", () =>
    inWorld(async ({ ed, db, articleId }) => {
      const authors = [author("Ingrid Halvorsen")]
      await nameAuthors(ed, { articleId, authors })
      await nameAuthors(ed, { articleId, authors })
      const rows = await db.select().from(event).where(eq(event.kind, "article.authors_named"))
      expect(rows).toMatchObject([{ articleId, revisionSeq: 2, detail: { authors: 1 } }])
    }))

  test("are refused when somebody named others since the editor looked", () =>
    inWorld(async ({ ed, articleId }) => {
      const refused = await refusalOf(nameAuthors(ed, { articleId, authors: [author("Cy Young")], seen: "long ago" }))
      expect(refused.code).toBe("out-of-date")
    }))

  test("who has an account and comes new is told by letter; whoever names themselves is not", () =>
    inWorld(async ({ ed, ada, db, articleId }) => {
      await nameAuthors(ed, { articleId, authors: [author("Ed Editor"), author("Ada Expert"), author("Cy Young")] })
      await nameAuthors(ed, { articleId, authors: [author("Ada Expert"), author("Ed Editor")] })
      const letters = await db.select().from(letter).where(like(letter.subject, "You are named as an author%"))
      expect(letters.map(({ recipient }) => recipient)).toEqual([`${idOf(ada)}@example.org`])
      expect(letters[0]?.body).toContain("take your name off")
    }))
})

describe("an edit at the desk", () => {
  test("has the words of whoever wrote the draft, not of whoever publishes it", () =>
    inWorld(async ({ ed, db, articleId, slug }) => {
      const ines = await someone(db, { name: "Ines Reyes", role: "editor" })
      await editArticle(ines, articleId, [["most of them", "nearly all of them"]], { publishedBy: ed })
      expect(await sharesOf({ db }, slug)).toContain("Ines Reyes 2")
      expect(rolesOf(await readArticle(ed, slug), "Ines Reyes")).toEqual(["editing"])
    }))

  test("has the authors' words where the editor says so", () =>
    inWorld(async ({ ed, db }) => {
      const { articleId, slug } = await publishedImport(ed)
      await editArticle(ed, articleId, [["most of them", "nearly all of them"]], { words: "authors" })
      const shares = await sharesOf({ db }, slug)
      expect(shares.every((share) => share.startsWith("Ingrid Halvorsen + Peter O'Neill"))).toBe(true)
      expect((await verifyHistory({ db })).misfit).toBeNull()
    }))
})

describe("an article from before bylines were chosen", () => {
  async function asBefore({ db, articleId }: World) {
    await db.execute(`alter table revision disable trigger append_only`)
    await db.update(article).set({ authors: null }).where(eq(article.id, articleId))
    await db.update(revision).set({ authors: null, writers: null }).where(eq(revision.articleId, articleId))
  }

  test("shows what it showed until somebody names its authors", () =>
    inWorld(async (all) => {
      const before = await sharesOf(all, all.slug)
      await asBefore(all)
      expect(namesOf((await readArticle(all.ed, all.slug))?.authors)).toEqual(["Ed Editor"])
      expect(await sharesOf(all, all.slug)).toEqual(before)
      await nameAuthors(all.ed, { articleId: all.articleId, authors: [author("Ingrid Halvorsen")] })
      expect(await sharesOf(all, all.slug)).toEqual(
        before.map((share) => share.replace("Ed Editor", "Ingrid Halvorsen")),
      )
      const [first] = await all.db
        .select()
        .from(revision)
        .where(and(eq(revision.articleId, all.articleId), eq(revision.seq, 1)))
      expect(first?.authors).toBeNull()
    }))

  test("keeps the hashes that its revisions had", () =>
    inWorld(async ({ db, articleId }) => {
      const [row] = await db.select().from(revision).where(eq(revision.articleId, articleId))
      if (!row) throw new Error("there is no revision")
      const { id: _, hash: __, authors: ___, writers: ____, ...body } = row
      const chain = { blocks: ["a"], parentHash: null }
      const { manifest: _____, createdAt, ...said } = body
      const before = contentHash({ ...said, createdAt: createdAt.toISOString(), ...chain })
      expect(revisionHash({ ...body, authors: null, writers: null }, chain)).toBe(before)
      expect(revisionHash(row, chain)).not.toBe(before)
    }))
})

test("a byline that was changed behind the verbs' back does not verify", () =>
  inWorld(async ({ ed, db, articleId }) => {
    await db.update(article).set({ authors: [] }).where(eq(article.id, articleId))
    expect((await verifyHistory({ db })).misfit).toContain("authors")
    await nameAuthors(ed, { articleId, authors: [author("Ed Editor")] })
    expect((await verifyHistory({ db })).misfit).toBeNull()
  }))
