import { asc, eq, sql } from "drizzle-orm"
import { expect, test } from "vitest"
import type { Span } from "#core/authorship/spans"
import { contentHash } from "#core/document/content-hash"
import type { Refusal } from "#core/refusal"
import { blockVersion, revision } from "#db/tables/articles"
import { contribution, version } from "#db/tables/contributions"
import { revisionHash } from "#server/article/append-revision"
import { restoreRevision } from "#server/article/restore"
import { undoMerge } from "#server/contribution/undo"
import { verifyHistory } from "#server/history/verify"
import { editArticle, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, PUBLISHING, type World } from "#tests/support/world"

test("what was written, merged beside later edits, taken out and given back is replayed to the letter", () =>
  inWorld(async (all) => {
    const [first, second] = [
      await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]),
      await sendEdit(all.ada, all.slug, [["a year", "two years"]]),
    ]
    await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
    await editArticle(all.ed, all.articleId, [["Nobody knows", "No one knows"]])
    await merge(all.ed, first)
    await merge(all.ed, second)
    await restore(all, 3)
    await editArticle(all.ed, all.articleId, [["No one knows", "Nobody knows"]])
    expect(await verifyHistory(all)).toMatchObject({ revisions: 7, replayed: 7, misfit: null })
  }))

const placeOf = ({ problems }: Pick<Refusal, "problems">) => Object.keys(problems)[0]?.replace("resolutions.", "") ?? ""

test("what an editor settled in a merge and in an undo is replayed as it was settled", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    await editArticle(all.ed, all.articleId, [["120 people", "125 people"]])
    const place = placeOf(await refusalOf(merge(all.ed, id)))
    await merge(all.ed, id, { resolutions: { [place]: { take: "both", text: "" } } })
    await editArticle(all.ed, all.articleId, [["130", "135"]])
    const undo = async (resolutions: object) =>
      undoMerge(all.ed, { ...(await seen(all, id)), ...PUBLISHING, message: "It was miscounted.", resolutions })
    const met = placeOf(await refusalOf(undo({})))
    await undo({ [met]: { take: "custom", text: "about 125" } })
    expect(await verifyHistory(all)).toMatchObject({ revisions: 5, replayed: 5, misfit: null })
    await forge(all, (spans) => spans.map(([length, , offset]): Span => [length, "somebody", offset]))
    expect((await verifyHistory(all)).misfit).toContain("who did not write them")
  }))

test("credit that was moved to an earlier author is found out, though every hash was made anew", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    const [row] = await all.db.select().from(contribution)
    const id = row?.id ?? ""
    // The new word is said to have stood among the first words of the contribution, at another place than it did.
    await forge(all, (spans) =>
      spans.map(([length, origin, offset]): Span => [length, origin, origin === id ? offset + 7 : offset]),
    )
    expect((await verifyHistory(all)).misfit).toContain("credits other people than its replay does")
  }))

test("an insight that was moved on the page is found out, though every hash was made anew", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
    await unlocked(all)
    await all.db.execute(
      sql`update revision set insights = jsonb_set(insights, '{0,place,ranges,0,from}', '0') where seq = 2`,
    )
    await rehash(all)
    expect((await verifyHistory(all)).misfit).toContain("does not stand where its passage is")
  }))

test("an anchor that was put on other words is found out", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
    await unlocked(all)
    await all.db.execute(sql`update anchor set anchor = jsonb_set(anchor, '{exact}', '"12 people"')`)
    expect((await verifyHistory(all)).misfit).toContain("is not the passage that was picked")
  }))

const restore = (all: World, seq: number) =>
  all.db
    .select({ seq: revision.seq })
    .from(revision)
    .orderBy(sql`seq desc`)
    .limit(1)
    .then(([live]) =>
      restoreRevision(all.ed, { articleId: all.articleId, liveSeq: live?.seq ?? 0, seq, note: PUBLISHING.note }),
    )

const unlocked = (all: World) => all.db.execute(sql`set local session_replication_role = replica`)

/** Rewrites the authorship of every block, and then every hash, as somebody with all rights over the database could. */
async function forge(all: World, rewrite: (spans: readonly Span[]) => Span[]): Promise<void> {
  await unlocked(all)
  for (const row of await all.db.select().from(blockVersion)) {
    const spans = rewrite(row.spans)
    const hash = contentHash({ block: row.content, spans })
    await all.db.update(blockVersion).set({ spans, hash }).where(eq(blockVersion.id, row.id))
  }
  await rehash(all)
}

async function rehash(all: World): Promise<void> {
  const hashes = new Map((await all.db.select().from(blockVersion)).map(({ id, hash }) => [id, hash]))
  let parentHash: string | null = null
  for (const { id, hash: _old, ...body } of await all.db.select().from(revision).orderBy(asc(revision.seq))) {
    const hash: string = revisionHash(body, {
      blocks: body.manifest.map((block) => hashes.get(block) ?? ""),
      parentHash,
    })
    await all.db.update(revision).set({ hash }).where(eq(revision.id, id))
    const sent = await all.db.select().from(version).where(eq(version.baseRevisionId, id))
    for (const { id: sending, content, contributionId } of sent) {
      const said = contentHash({ content, base: hash, contribution: contributionId })
      await all.db.update(version).set({ hash: said }).where(eq(version.id, sending))
    }
    parentHash = hash
  }
}
