import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { remarkOnContribution } from "#server/contribution/remark"
import { merge, sendEdit, sendInsight } from "#tests/support/contributing"
import { inWorld, type World } from "#tests/support/world"

/** Every table that only grows, with a column to write to. */
const TABLES = [
  ["revision", "note"],
  ["block_version", "hash"],
  ["version", "hash"],
  ["decision", "message"],
  ["event", "title"],
  ["disclosure", "version"],
  ["remark", "body"],
  ["anchor", "contribution_id"],
] as const

/** At least one row in each of them. */
async function filled(all: World): Promise<void> {
  await merge(all.ed, await sendInsight(all.ada, all.slug, { exact: "120 people" }))
  await remarkOnContribution(all.ada, {
    id: await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]),
    body: "Hello.",
  })
}

const ways = TABLES.flatMap(([table, column]) => [
  { what: `update ${table}`, statement: sql.raw(`update "${table}" set "${column}" = "${column}"`) },
  { what: `delete from ${table}`, statement: sql.raw(`delete from "${table}"`) },
  { what: `truncate ${table}`, statement: sql.raw(`truncate "${table}" cascade`) },
])

test.each(ways)("the database refuses to $what", ({ statement }) =>
  inWorld(async (all) => {
    await filled(all)
    const attempt = all.db.transaction((tx) => tx.execute(statement))
    await expect(attempt).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/never changed or removed/) },
    })
  }),
)
