import { ownNameInput } from "#core/article/inputs"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { nameTakenOff } from "#db/tables/articles"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { namesTakenOff } from "#server/credit/authors"
import { keepCreditsAnew } from "#server/credit/keep"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { permit, refuseVisitors } from "#server/permit"
import { type ArticleRow, loadArticle, loadLive } from "./load"
import { isNamedIn } from "./named-in"

/**
 * Takes one's own name off an article: from now on an unnamed author stands in its place, in every revision, and what was
 * written there counts as that author's. Nobody's hash or words change. Refuses whoever no byline of the article names.
 * Doing so again changes nothing.
 */
export async function takeNameOff(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  permit(ctx, may(ctx.actor, "byline.leave"), "Sign in to take your name off.")
  const { articleId } = parse(ownNameInput, raw)
  return inTransaction(ctx, (tx) => decide(tx, articleId, true))
}

/** Puts one's own name back where one took it off. Only its bearer can. Doing so again changes nothing. */
export async function putNameBack(ctx: Context, raw: unknown): Promise<{ articleId: string }> {
  permit(ctx, may(ctx.actor, "byline.leave"), "Sign in to put your name back.")
  const { articleId } = parse(ownNameInput, raw)
  return inTransaction(ctx, (tx) => decide(tx, articleId, false))
}

async function decide(tx: Context, articleId: string, isOff: boolean): Promise<{ articleId: string }> {
  const personId = refuseVisitors(tx)
  const row = await loadArticle(tx, articleId, "lock")
  const before = (await namesTakenOff(tx, [articleId])).find((one) => one.personId === personId)
  if (!before && !(await isNamedIn(tx, articleId, personId)))
    throw new Refusal("not-found", "No byline of such an article names you.")
  if ((before?.isOff ?? false) === isOff) return { articleId }
  const standInId = before?.standInId ?? (await unnamedAuthor(tx))
  await tx.db.insert(nameTakenOff).values({ id: newId(), articleId, personId, standInId, isOff, at: tx.now })
  const credited = await credits(tx, row)
  await record(tx, {
    kind: isOff ? "article.name_taken_off" : "article.name_put_back",
    article: row,
    detail: { standIn: standInId },
    alsoOn: [...new Set([personId, standInId, ...credited])],
  })
  return { articleId }
}

/** Somebody without a name, who stands in one article for one person. */
async function unnamedAuthor(tx: Context): Promise<string> {
  const id = newId()
  await tx.db.insert(person).values({ id, hasAccount: false, createdAt: tx.now })
  return id
}

async function credits(tx: Context, row: ArticleRow): Promise<string[]> {
  return row.liveRevisionId === null ? [] : keepCreditsAnew(tx, await loadLive(tx, row))
}
