import { expect, test } from "vitest"
import { publishArticle } from "#server/article/publish"
import { beginArticleEdit } from "#server/article/save-draft"
import { setArticleStatus } from "#server/article/set-status"
import { readQueue } from "#server/contribution/read-queue"
import { startContribution } from "#server/contribution/start"
import { draftArticleEdit, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { inWorld, PUBLISHING, type World } from "#tests/support/world"

const withdraw = ({ ed, articleId }: World) =>
  setArticleStatus(ed, { articleId, status: "withdrawn", note: "It was wrong from the start." })

test("an editor reads that the article is withdrawn, and a member that only editors publish", () =>
  inWorld(async (all) => {
    const { articleId } = all
    await draftArticleEdit(all.ed, articleId, [["120 people", "130 people"]])
    await withdraw(all)
    const asEditor = await refusalOf(publishArticle(all.ed, { articleId, ...PUBLISHING }))
    expect(asEditor).toMatchObject({ code: "not-allowed", message: expect.stringContaining("withdrawn") })
    expect((await refusalOf(beginArticleEdit(all.ed, { articleId }))).message).toContain("withdrawn")
    const asMember = await refusalOf(publishArticle(all.ada, { articleId, ...PUBLISHING }))
    expect(asMember).toMatchObject({ code: "not-allowed", message: "Only editors publish articles." })
  }))

test("whoever would contribute to a withdrawn article reads that it is withdrawn, and editors see it in the queue", () =>
  inWorld(async (all) => {
    await sendEdit(all.ada, all.slug, [["120 people", "130 people"]])
    await withdraw(all)
    const asked = { slug: all.slug, kind: "insight", passage: null }
    expect((await refusalOf(startContribution(all.ada, asked))).message).toContain("withdrawn")
    expect((await readQueue(all.ed, { state: "submitted" })).rows[0]?.articleStatus).toBe("withdrawn")
  }))
