import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import type { Database } from "#db/client"
import { letter } from "#db/tables/post"
import { type LetterToWrite, writeLetter } from "#server/post/write-letter"
import { rolledBack } from "#tests/support/database"

const now = new Date("2026-11-22T09:00:00Z")
const merged: LetterToWrite = {
  cause: "event:1",
  recipient: "ada@example.org",
  subject: "Merged",
  body: "Thank you.",
  now,
}

test("a letter is written with its job", () =>
  rolledBack(async (db) => {
    expect(await db.transaction((tx) => writeLetter(tx, merged))).toBe(true)
    const [row] = await db.select().from(letter)
    expect(row).toMatchObject({ recipient: "ada@example.org", subject: "Merged", sentAt: null, secret: false })
    expect(await jobs(db)).toEqual([{ letterId: row?.id }])
  }))

test("a rolled-back verb leaves neither letter nor job", () =>
  rolledBack(async (db) => {
    const refused = db.transaction(async (tx) => {
      await writeLetter(tx, merged)
      throw new Error("refused")
    })
    await expect(refused).rejects.toThrow("refused")
    expect(await db.select().from(letter)).toEqual([])
    expect(await jobs(db)).toEqual([])
  }))

test("a second letter about the same cause is written only to another recipient", () =>
  rolledBack(async (db) => {
    const write = (other: Partial<LetterToWrite> = {}) =>
      db.transaction((tx) => writeLetter(tx, { ...merged, ...other }))
    expect([await write(), await write({ subject: "Again" }), await write({ recipient: "ed@example.org" })]).toEqual([
      true,
      false,
      true,
    ])
    expect(await jobs(db)).toHaveLength(2)
  }))

test.each([
  "ada@example.org, mallory@example.org",
  "ada@example.org\r\nBcc: mallory@example.org",
  "Ada <ada@example.org>",
  "ada@example.org\u0000",
  "ada",
  "",
])("no letter goes to %j", (recipient) =>
  rolledBack(async (db) => {
    await expect(db.transaction((tx) => writeLetter(tx, { ...merged, recipient }))).rejects.toThrow("address")
  }),
)

test.each(["Merged\r\nBcc: mallory@example.org", "Merged\u2028", "Merged\u0000"])("no subject is %j", (subject) =>
  rolledBack(async (db) => {
    await expect(db.transaction((tx) => writeLetter(tx, { ...merged, subject }))).rejects.toThrow("one line")
  }),
)

async function jobs(db: Database): Promise<unknown[]> {
  const { rows } = await db.execute<{ data: unknown }>(sql`select data from pgboss.job where name = 'post'`)
  return rows.map((row) => row.data)
}
