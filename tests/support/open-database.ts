import { beforeAll } from "vitest"
import { testDatabase } from "#tests/support/database"

/** Opening the worker's database takes seconds, on a busy machine many: no test's own time. */
beforeAll(async () => {
  await testDatabase()
})
