import { expect, test } from "vitest"
import { declineContribution } from "#server/contribution/decline"
import { logFilters, readLog } from "#server/event/read-log"
import { merge, seen, sendEdit } from "#tests/support/contributing"
import { refusalOf } from "#tests/support/refusals"
import { aPublishedArticle, idOf, inWorld, type World } from "#tests/support/world"

const log = async ({ ed }: World, filters: Record<string, unknown> = {}) =>
  (await readLog(ed, logFilters.parse(filters))).rows
const kinds = async (all: World, filters: Record<string, unknown> = {}) =>
  (await log(all, filters)).map(({ kind }) => kind)

test("what happened is listed newest first, with who did it as what", () =>
  inWorld(async (all) => {
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    const [merged, submitted, started] = await log(all)
    expect(merged).toMatchObject({
      kind: "contribution.merged",
      by: { name: "Ed Editor" },
      role: "editor",
      revisionSeq: 2,
      slug: all.slug,
    })
    expect(submitted).toMatchObject({ kind: "contribution.submitted", by: { name: "Ada Expert" }, role: "member" })
    expect(started).toMatchObject({ kind: "contribution.started" })
  }))

test.each([
  [{ subject: "person" }, ["person.disclosed", "person.profile_changed", "person.disclosed", "person.profile_changed"]],
  [{ subject: "article" }, ["article.published", "article.drafted"]],
  [{ subject: "nonsense" }, 8],
  [
    { article: "two-drugs-for-one-leukaemia" },
    ["contribution.submitted", "contribution.started", "article.published", "article.drafted"],
  ],
  [{ article: "no-such-article" }, []],
  [{ before: 1 }, []],
] as const)("narrowed by %j the log shows %j", (filters, shown) =>
  inWorld(async (all) => {
    await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    const found = await kinds(all, filters)
    if (typeof shown === "number") expect(found).toHaveLength(shown)
    else expect(found).toEqual(shown)
  }),
)

test("the log can be narrowed to one person and to one contribution", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    expect(await kinds(all, { by: idOf(all.ada), subject: "contribution" })).toEqual([
      "contribution.submitted",
      "contribution.started",
    ])
    expect(await kinds(all, { contribution: id })).toEqual(["contribution.submitted", "contribution.started"])
  }))

test("the reason of a decline is in the log, its message is not", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
    await declineContribution(all.ed, {
      ...(await seen(all.ed, id)),
      reason: "tone",
      message: "Between you and me, no.",
    })
    const [row] = await log(all)
    expect(row).toMatchObject({ kind: "contribution.declined", detail: { reason: "tone" } })
    expect(JSON.stringify(row)).not.toContain("Between you")
  }))

test("a long log goes on where the page ended", () =>
  inWorld(async (all) => {
    for (let n = 0; n < 51; n++) await aPublishedArticle(all.ed, { markdown: `# Article ${n}\n\nText.` })
    const first = await readLog(all.ed, logFilters.parse({}))
    const second = await readLog(all.ed, logFilters.parse({ before: first.next }))
    expect(first.rows).toHaveLength(100)
    expect(second.rows[0]?.id).toBeLessThan(first.rows.at(-1)?.id ?? 0)
  }))

test("the log is for editors", () =>
  inWorld(async (all) => {
    expect(await refusalOf(readLog(all.ada, logFilters.parse({})))).toMatchObject({ code: "not-allowed" })
  }))
