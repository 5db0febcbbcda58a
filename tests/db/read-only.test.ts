import { afterAll, beforeAll, expect, test } from "vitest"
import { beginSession, readSession } from "#auth/sessions"
import { type OpenDatabase, openDatabase } from "#db/client"
import { openInMemory } from "#db/embedded/open"
import { migrateDatabase } from "#db/migrate"
import { noteIfPossible } from "#db/note"
import { testDatabaseUrl } from "#env"
import { notePresence, presentAt } from "#server/contribution/presence"
import { sendEdit } from "#tests/support/contributing"
import { createdDatabase } from "#tests/support/database"
import { idOf, minutesLater, type World, world } from "#tests/support/world"

const rules = { tryOut: false, editorsByEmail: false }
let opened: OpenDatabase
let all: World
let id = ""

beforeAll(async () => {
  const server = testDatabaseUrl()
  const url = server && (await createdDatabase(server))
  opened = url ? await openDatabase({ url, dataDir: "unused" }) : await openInMemory()
  await migrateDatabase(opened.db)
  all = await world(opened.db)
  id = await sendEdit(all.ada, all.slug, [["5 mg daily", "5 mg twice daily"]])
})
afterAll(() => opened.close())

const begin = (now: Date) =>
  beginSession(opened.db, { personId: idOf(all.ed), method: "orcid", userAgent: "a test", now })

/** As of a full disk, or on a copy: PostgreSQL refuses what writes. The embedded store's guard does the same. */
async function readOnly(body: () => Promise<void>): Promise<void> {
  const say = (yes: "on" | "off") =>
    Promise.all(
      Array.from({ length: opened.kind === "embedded" ? 1 : 10 }, () =>
        opened.executeSql(`select pg_sleep(0.1); set default_transaction_read_only = ${yes}`),
      ),
    )
  await say("on")
  await expect(begin(all.ed.now)).rejects.toThrow()
  try {
    await body()
  } finally {
    await say("off")
  }
}

test("on a store that takes no writes, whoever is signed in stays so, and reads", async () => {
  const token = await begin(all.ed.now)
  const later = minutesLater(all.ed, 5)
  await readOnly(async () => {
    expect(await readSession(opened.db, token, { rules, now: later.now })).toMatchObject({ personId: idOf(all.ed) })
    await notePresence(later, id)
    expect([...(await presentAt(later, [id])).keys()]).toEqual([])
  })
})

test("on a store that takes no writes, a session that has run out is over", async () => {
  const token = await begin(all.ed.now)
  const muchLater = minutesLater(all.ed, 60 * 24 * 40)
  await readOnly(async () => {
    expect(await readSession(opened.db, token, { rules, now: muchLater.now })).toBeNull()
  })
})

test("a mistake of ours beside a note is not hidden", async () => {
  await expect(noteIfPossible(() => Promise.reject(new TypeError("a mistake")))).rejects.toThrow("a mistake")
})
