import { afterEach, expect, test, vi } from "vitest"
import { countMail, limitsIn, limitsInMemory, MAILS_AN_HOUR } from "#auth/limits"
import { rateLimit } from "#db/tables/limits"
import { openedTestDatabase } from "#tests/support/database"

const ada = { email: "ada@example.org", place: "192.0.2.1" }

afterEach(async () => {
  vi.useRealTimers()
  const { db } = await openedTestDatabase()
  await db.delete(rateLimit)
})

async function inDatabase() {
  const { executeSql } = await openedTestDatabase()
  return limitsIn(executeSql)
}

test.each([
  ["memory", async () => limitsInMemory()],
  ["the database", inDatabase],
] as const)("counted in %s, the share of an hour comes back with the next", async (_, make) => {
  const limits = await make()
  for (let time = 0; time < MAILS_AN_HOUR.address; time++) await countMail(limits, ada)
  await expect(countMail(limits, ada)).rejects.toMatchObject({ code: "too-many-requests" })
  vi.useFakeTimers({ now: Date.now() + 3_600_001, toFake: ["Date"] })
  await countMail(limits, ada)
})

test("two processes on one database count together", async () => {
  const [one, other] = [await inDatabase(), await inDatabase()]
  const asked = Array.from({ length: 8 }, (_, time) => countMail(time % 2 === 0 ? one : other, ada))
  const answers = await Promise.allSettled(asked)
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(MAILS_AN_HOUR.address)
})

test("no address is kept with the counts", async () => {
  await countMail(await inDatabase(), ada)
  const { db } = await openedTestDatabase()
  expect(JSON.stringify(await db.select().from(rateLimit))).not.toContain("ada@")
})

test("the refusal says when to come back", async () => {
  const limits = limitsInMemory()
  for (let time = 0; time < MAILS_AN_HOUR.address; time++) await countMail(limits, ada)
  await expect(countMail(limits, ada)).rejects.toThrow("Please try again in 60 minutes")
})

test("a database that does not answer is no refusal", async () => {
  const limits = limitsIn(() => Promise.reject(new Error("the connection is gone")))
  await expect(countMail(limits, ada)).rejects.toThrow("the connection is gone")
})
