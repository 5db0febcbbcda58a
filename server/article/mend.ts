import { and, eq } from "drizzle-orm"
import { mendRevisionInput } from "#core/article/inputs"
import { contentHash } from "#core/document/content-hash"
import { Refusal } from "#core/refusal"
import { revision, revisionMending } from "#db/tables/articles"
import { type Context, inTransaction } from "#server/context"
import { record } from "#server/event/record"
import { newId } from "#server/new-id"
import { parse } from "#server/parse"
import { refuseVisitors } from "#server/permit"
import { dateUpdate } from "./date-update"
import { loadArticle } from "./load"
import { type Mending, mendingsOf } from "./mended"
import { permitOn } from "./permit-on"

/**
 * Says something else about a revision than was said when it was made: what changed in it, and how much that matters. The
 * revision itself stays as it is; readers are shown the newest mending, and the first wording on request. Saying what is
 * said already writes nothing. Refuses when somebody else mended it since the editor looked.
 */
export async function mendRevision(ctx: Context, raw: unknown): Promise<{ articleId: string; seq: number }> {
  const { articleId, seq, note, significance, seen } = parse(mendRevisionInput, raw)
  const editorId = refuseVisitors(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await loadArticle(tx, articleId, "lock")
    permitOn(tx, "article.mend", row, "Only editors mend what is said about a revision.")
    const [made] = await tx.db
      .select()
      .from(revision)
      .where(and(eq(revision.articleId, articleId), eq(revision.seq, seq)))
    if (!made) throw new Refusal("not-found", `There is no revision ${seq} of this article.`)
    const newest = (await mendingsOf(tx, [made.id])).get(made.id)
    const said = newest ?? made
    if (said.note === note && said.significance === significance) return { articleId, seq }
    if ((newest?.id ?? "") !== seen) throw mendedElsewhere()
    const mending = { id: newId(), revisionId: made.id, articleId, note, significance, editorId, mendedAt: tx.now }
    await tx.db.insert(revisionMending).values(mending)
    await dateUpdate(tx, row.id)
    await record(tx, {
      kind: "article.mended",
      article: row,
      revisionSeq: seq,
      detail: { note, significance, mending: mendingHash(mending) },
      alsoOn: [made.authorId],
    })
    return { articleId, seq }
  })
}

/** SHA-256 over the canonical JSON of everything that a mending says; the event that records it carries it. */
export const mendingHash = ({ mendedAt, ...said }: Mending): string =>
  contentHash({ ...said, mendedAt: mendedAt.toISOString() })

const mendedElsewhere = () =>
  new Refusal("out-of-date", "Somebody mended this since you opened this page. Look at it as it is now.")
