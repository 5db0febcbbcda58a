import { sql } from "drizzle-orm"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type OpenDatabase, openDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { withSessionSettings } from "#db/session"
import { testDatabaseUrl } from "#env"
import { mendRevision } from "#server/article/mend"
import { verifyHistory } from "#server/history/verify"
import { merge, sendEdit } from "#tests/support/contributing"
import { createdDatabase } from "#tests/support/database"
import { emptyFolder } from "#tests/support/embedded-store"
import { world } from "#tests/support/world"

const server = testDatabaseUrl()
if (!server) console.info("Skipped: a database set up in another way needs PostgreSQL, named by TEST_DATABASE_URL.")

/** What an owner may have set for a database, each of which changes what is read from it or how SQL is understood. */
const ODD = {
  datestyle: "'German, DMY'",
  timezone: "'Pacific/Chatham'",
  intervalstyle: "'sql_standard'",
  bytea_output: "'escape'",
  extra_float_digits: "-3",
  standard_conforming_strings: "off",
  transform_null_equals: "on",
  default_transaction_isolation: "'serializable'",
  search_path: "elsewhere",
}

describe.skipIf(!server)("a database whose owner set everything otherwise", { timeout: 60_000 }, () => {
  let opened: OpenDatabase
  let url = ""

  beforeAll(async () => {
    url = await createdDatabase(server ?? "")
    const name = new URL(url).pathname.slice(1)
    for (const [setting, value] of Object.entries(ODD)) {
      await asked(server ?? "", `alter database ${name} set ${setting} = ${value}`)
    }
    await asked(url, "create schema elsewhere")
    opened = await openDatabase({ url, dataDir: "unused" })
    await migrateDatabase(opened.db)
  })
  afterAll(() => opened.close())

  test.each(Object.keys(ODD))("does not have its %s", async (setting) => {
    const show = `show ${setting}`
    const [theirs, ours] = [await asked(url, show), await opened.executeSql(show)]
    expect(ours.rows).not.toEqual(theirs)
  })

  test("keeps a history that holds, with the times that were written", async () => {
    const all = await world(opened.db)
    await merge(all.ed, await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]]))
    await mendRevision(all.ed, {
      articleId: all.articleId,
      seq: 2,
      note: "The dose.",
      significance: "minor",
      seen: "",
    })
    expect(await verifyHistory(opened)).toMatchObject({ revisions: 2, misfit: null })
    const { rows } = await opened.db.execute(sql`select distinct created_at at time zone 'UTC' as at from revision`)
    expect(rows).toEqual([{ at: "2026-11-22 09:00:00" }])
  })
})

describe("the address of a database", () => {
  const optionsOf = (url: string) => new URL(withSessionSettings(url)).searchParams.get("options")

  test("keeps the options that it names, before ours", () => {
    expect(optionsOf("postgres://db/x?options=-c%20work_mem%3D8MB%20-c%20timezone%3DCET")).toMatch(
      /^-c work_mem=8MB -c timezone=CET -c timezone=UTC -c datestyle=ISO,YMD /,
    )
  })

  test("keeps user, password, socket and the rest as they are", () => {
    const { user, password, database, host } = new pg.Client({
      connectionString: withSessionSettings("postgres://me:p%40ss%2Fw+rd@localhost/articles?host=/run/postgresql"),
    })
    expect({ user, password, database, host }).toEqual({
      user: "me",
      password: "p@ss/w+rd",
      database: "articles",
      host: "/run/postgresql",
    })
  })
})

test.skipIf(!server)("a database that cannot hold every letter is refused in a sentence", async () => {
  const url = await createdDatabase(server ?? "", "encoding 'SQL_ASCII' locale 'C' template template0")
  await expect(openDatabase({ url, dataDir: emptyFolder() })).rejects.toMatchObject({
    name: "DatabaseUnfit",
    message: expect.stringMatching(/^The database is encoded in SQL_ASCII, .* createdb --encoding=UTF8 /),
  })
})

async function asked(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}
