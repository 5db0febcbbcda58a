import { eq } from "drizzle-orm"
import { type Actor, SYSTEM } from "#core/actor"
import type { Document } from "#core/document/schema"
import { openDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { person } from "#db/tables/people"
import { appendRevision } from "#server/article/append-revision"
import { draftArticle } from "#server/article/draft"
import { documentOf, loadArticle, loadLive } from "#server/article/load"
import { publishArticle } from "#server/article/publish"
import { type Context, contextFor, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { verifyHistory } from "#server/history/verify"
import { PEOPLE } from "../../seed/people"
import { plantDemo } from "../../seed/plant"
import { describeAnew } from "./many-revisions"

type History = { readonly slug: string; readonly revisions: number }
/** Two articles that say the same, one with a short history and one with a long one. */
export type LongAndShort = { readonly short: History; readonly long: History }

const FEW = 10
/** So many revisions change the text, as publishing does; those after them the standfirst, written many at a time. */
const BY_VERB = 400
const MANY = 10_000
const SENDER = { publication: "Scholium", origin: "http://localhost" }

/**
 * Makes a demo installation with two more articles of 10 and of 10,000 revisions, in a store that nobody else holds. The
 * whole history is verified before anything is measured on it.
 */
export async function plantLongHistory(where: { url?: string; dataDir: string }): Promise<LongAndShort> {
  const opened = await openDatabase(where)
  try {
    await migrateDatabase(opened.db)
    const ctx = contextFor({ actor: SYSTEM, db: opened.db, now: new Date(), sender: SENDER })
    await plantDemo(ctx)
    const [ed] = await opened.db.select({ id: person.id }).from(person).where(eq(person.email, PEOPLE.ed.email))
    const actor: Actor = { kind: "person", personId: ed?.id ?? "", role: "editor", name: PEOPLE.ed.profile.name }
    const histories = { short: await tell({ ...ctx, actor }, FEW), long: await tell({ ...ctx, actor }, MANY) }
    const { misfit } = await verifyHistory(ctx)
    if (misfit) throw new Error(`The history that was made does not verify: ${misfit}`)
    return histories
  } finally {
    await opened.close()
  }
}

const MANUSCRIPT = (title: string) => `# ${title}

An article that is kept up to date for the sake of a measurement.

## What is counted

The count stands at 1 after the first day.

It is written down once a day, by hand, by whoever is there, and read out to the others in the evening.

## What it means

A count that only grows says little about the day and much about the time that has passed.

Nobody has proposed another way of counting that would be as easy to explain to those who come later.
`

async function tell(ctx: Context, revisions: number): Promise<History> {
  const markdown = MANUSCRIPT(`An article of ${revisions} revisions`)
  const { articleId } = await draftArticle(ctx, { markdown, topic: "Counting", form: "markdown", imported: false })
  const { slug } = await publishArticle(ctx, {
    articleId,
    note: "First published",
    significance: "substantive",
    noticeType: null,
  })
  await inTransaction(ctx, async (tx) => {
    for (let seq = 2; seq <= Math.min(revisions, BY_VERB); seq++) await revise(tx, articleId, seq)
  })
  if (revisions > BY_VERB) await describeAnew(ctx, articleId, revisions)
  return { slug, revisions }
}

/** The early revisions are substantive and some carry notices; the thousands after them are small repairs. */
async function revise(ctx: Context, articleId: string, seq: number): Promise<void> {
  const row = await loadArticle(ctx, articleId)
  const live = await loadLive(ctx, row)
  const editorId = ctx.actor.kind === "person" ? ctx.actor.personId : ""
  const { made, said } = await appendRevision(ctx, row, live, {
    kind: "edit",
    title: live.title,
    dek: live.dek,
    document: counting(documentOf(live.blocks), seq),
    sources: live.sources,
    authorId: editorId,
    approvedBy: editorId,
    note: `The count of day ${seq}`,
    significance: seq <= 8 ? "substantive" : "minor",
    notice: seq === 5 ? { type: "correction", wrong: "The count.", stands: "The count of day 5." } : null,
  })
  await record(ctx, { kind: "article.edited", article: row, revisionSeq: made.seq, detail: said })
}

/** The same document with the next count in it. */
function counting({ blocks }: Document, seq: number): Document {
  const text = JSON.stringify(blocks).replace(/stands at \d+ after/, `stands at ${seq} after`)
  return { blocks: JSON.parse(text) as Document["blocks"] }
}
