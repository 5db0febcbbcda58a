import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import type { Database } from "#db/client"
import { rolledBack, testDatabase } from "#tests/support/database"

test("what a rolled-back test wrote is visible inside it, savepoints included", () =>
  rolledBack(async (db) => {
    await db.execute(sql`create table margin (note text)`)
    await db.transaction((inner) => inner.execute(sql`insert into margin values ('kept')`))
    const refused = db.transaction(async (inner) => {
      await inner.execute(sql`insert into margin values ('lost')`)
      throw new Error("refused")
    })
    await expect(refused).rejects.toThrow("refused")
    expect(await notes(db)).toEqual(["kept"])
  }))

test("nothing a rolled-back test wrote is there afterwards", async () => {
  await rolledBack(async (db) => {
    await db.execute(sql`create table margin (note text)`)
  })
  const { rows } = await (await testDatabase()).execute(sql`select to_regclass('margin') as found`)
  expect(rows).toEqual([{ found: null }])
})

test("a failure inside a rolled-back test is the test's failure", async () => {
  const failing = rolledBack(async () => {
    throw new Error("the words differ")
  })
  await expect(failing).rejects.toThrow("the words differ")
})

async function notes(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ note: string }>(sql`select note from margin`)
  return rows.map((row) => row.note)
}
