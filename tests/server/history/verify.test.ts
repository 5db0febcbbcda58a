import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { mendRevision } from "#server/article/mend"
import { requestChanges } from "#server/contribution/request-changes"
import { verifyHistory } from "#server/history/verify"
import { editArticle, merge, resend, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { inWorld, type World } from "#tests/support/world"

/** A history with a bit of everything. */
async function lived(all: World): Promise<void> {
  const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
  await requestChanges(all.ed, { ...(await seen(all.ed, id)), message: "Please add the source." })
  await resend(all.ada, id, [["a year", "two years"]])
  await merge(all.ed, id)
  await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
  await editArticle(all.ed, all.articleId, [["Nobody knows", "No one knows"]])
  const mending = { articleId: all.articleId, seq: 2, note: "The dose.", significance: "minor", seen: "" }
  await mendRevision(all.ed, mending)
}

test("a history that nobody touched holds, and it is said how much was read", () =>
  inWorld(async (all) => {
    await lived(all)
    expect(await verifyHistory(all)).toEqual({
      revisions: 4,
      versions: 3,
      decisions: 3,
      events: 16,
      replayed: 4,
      misfit: null,
    })
  }))

test("an empty history holds", () =>
  inWorld(async (all) => {
    expect(await verifyHistory(all)).toMatchObject({ revisions: 1, versions: 0, decisions: 0, misfit: null })
  }))

/** What somebody who may do anything to the database could do, and what it is found out by. */
const TAMPERING = [
  ["a note in the history is reworded", "update revision set note = 'Nothing.' where seq = 2", "revision 2 of"],
  [
    "a revision is dated back",
    "update revision set created_at = created_at - interval '1 day' where seq = 1",
    "revision 1 of",
  ],
  [
    "a revision is given to another editor",
    "update revision set approved_by = (select author_id from contribution limit 1) where seq = 4",
    "revision 4 of",
  ],
  [
    "two blocks change places",
    "update revision set manifest = jsonb_build_array(manifest->1, manifest->0) where seq = 1",
    "revision 1 of",
  ],
  ["an insight is taken off the page", "update revision set insights = '[]' where seq = 3", "revision 3 of"],
  [
    "a word of a stored block is changed",
    "update block_version set content = jsonb_set(content, '{content,0,text}', '\"Other words.\"') where id = (select min(id) from block_version)",
    "block version",
  ],
  [
    "a word is given to another author",
    "update block_version set spans = jsonb_set(spans, '{0,1}', '\"somebody\"') where id = (select min(id) from block_version)",
    "block version",
  ],
  [
    "what an expert sent is changed",
    "update version set content = jsonb_set(content, '{reason}', '\"Because.\"') where n = 1 and content->>'kind' = 'edit'",
    "version 1 of contribution",
  ],
  [
    "a decision's message is reworded",
    "update decision set message = 'Kind words.' where kind = 'request_changes'",
    "decision",
  ],
  [
    "a decision is given to another editor",
    "update decision set editor_id = (select author_id from contribution limit 1)",
    "decision",
  ],
  ["a decision is taken out", "delete from decision where kind = 'request_changes'", "recorded decisions are missing"],
  ["a mended note is reworded", "update revision_mending set note = 'Nothing.'", "is not as it was recorded"],
  ["a mending is taken out", "delete from revision_mending", "recorded mendings are missing"],
  ["an event is reworded", "update event set title = 'Another title' where kind = 'contribution.merged'", "event"],
  ["an event is given to somebody else", "update event set actor_id = null where kind = 'article.published'", "event"],
  ["an event in the middle is taken out", "delete from event where kind = 'contribution.changes_requested'", "event"],
  [
    "the newest revision is taken out",
    "update article set live_revision_id = (select id from revision r where r.article_id = article.id and seq = 3), live_seq = 3; delete from revision where seq = 4",
    "newest recorded revision",
  ],
  [
    "an older revision is made live",
    "update article set live_revision_id = (select id from revision r where r.article_id = article.id and seq = 2), live_seq = 2",
    "is not its newest",
  ],
] as const

test.each(TAMPERING)("it is found out when %s", (_, statements, found) =>
  inWorld(async (all) => {
    await lived(all)
    await all.db.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements.split("; ")) await all.db.execute(sql.raw(statement))
    expect((await verifyHistory(all)).misfit).toContain(found)
  }),
)

test("it is found out when a decision is put in that nobody recorded", () =>
  inWorld(async (all) => {
    await lived(all)
    await all.db.execute(sql`set local session_replication_role = replica`)
    await all.db.execute(
      sql`insert into decision select gen_random_uuid(), contribution_id, version_n, live_revision_id, editor_id, 'decline', 'tone', 'No.', '[]', decided_at from decision limit 1`,
    )
    expect((await verifyHistory(all)).misfit).toContain("is not as it was recorded")
  }))
