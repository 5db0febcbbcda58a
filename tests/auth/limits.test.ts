import { afterEach, describe, expect, test, vi } from "vitest"
import { countRequest, type Limits, limitsIn, limitsInMemory } from "#auth/limits"
import { countMail, MAILS_AN_HOUR } from "#auth/mail-limits"
import { LIMITS, type Limit, type LimitName, waitInWords } from "#core/limits"
import { MOST_WAIT_SECONDS } from "#core/people/sign-in"
import { rateLimit } from "#db/tables/limits"
import { openedTestDatabase } from "#tests/support/database"

const ada = { email: "ada@example.org", place: "192.0.2.1" }
const person = { personId: "0198c0de-0000-7000-8000-000000000001", place: "192.0.2.1" }

afterEach(async () => {
  vi.useRealTimers()
  const { db } = await openedTestDatabase()
  await db.delete(rateLimit)
})

async function inDatabase() {
  const { executeSql } = await openedTestDatabase()
  return limitsIn(executeSql)
}

const STORES = [
  ["memory", async () => limitsInMemory()],
  ["the database", inDatabase],
] as const

const later = (seconds: number) => vi.useFakeTimers({ now: Date.now() + seconds * 1000 + 1, toFake: ["Date"] })

describe("what is done", () => {
  test.each(STORES)(
    "counted in %s, is refused beyond the limit, and the share comes back with the next window",
    async (_, make) => {
      const limits = await make()
      const [minute, hour] = LIMITS.send.person
      for (let done = 0; done < minute.times; done++) await countRequest(limits, "send", person)
      await expect(countRequest(limits, "send", person)).rejects.toMatchObject({ code: "too-many-requests" })
      later(minute.seconds)
      await countRequest(limits, "send", person)
      later(hour.seconds)
      await countRequest(limits, "send", person)
    },
  )

  test("by one person leaves others what is theirs, also at the same place", async () => {
    const limits = limitsInMemory()
    for (let done = 0; done < LIMITS.remark.person[0].times; done++) await countRequest(limits, "remark", person)
    await expect(countRequest(limits, "remark", person)).rejects.toThrow("many messages")
    await countRequest(limits, "remark", { ...person, personId: "0198c0de-0000-7000-8000-000000000002" })
    await countRequest(limits, "start", person)
  })

  test("by many accounts at one place, or by all, has an end too", async () => {
    const limits = limitsInMemory()
    const send = (n: number, place: string) => countRequest(limits, "send", { personId: `person ${n}`, place })
    const sent = await Promise.allSettled(Array.from({ length: 150 }, (_, n) => send(n, "192.0.2.1")))
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(LIMITS.send.place[0].times)
    const all = LIMITS.send.all[0].times
    const places = await Promise.allSettled(Array.from({ length: all + 100 }, (_, n) => send(n, `place ${n}`)))
    expect(places.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(all)
  })

  test("by a visitor is counted by place alone", async () => {
    const limits = limitsInMemory()
    const visitor = { personId: null, place: "192.0.2.1" }
    const [first] = LIMITS["hold-for-visitor"].place
    for (let done = 0; done < first.times; done++) await countRequest(limits, "hold-for-visitor", visitor)
    await expect(countRequest(limits, "hold-for-visitor", visitor)).rejects.toThrow("without signing in")
    await countRequest(limits, "hold-for-visitor", { ...visitor, place: "198.51.100.1" })
  })

  test("says in words and in seconds when to come back", async () => {
    const limits = limitsInMemory()
    for (let done = 0; done < LIMITS.remark.person[0].times; done++) await countRequest(limits, "remark", person)
    const refusal = await countRequest(limits, "remark", person).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ waitSeconds: 60 })
    expect(String(refusal)).toMatch(/Please try again in one minute\.$/)
  })

  test("counted by the minute costs the database nothing", async () => {
    const limits = limitsIn(() => Promise.reject(new Error("the database was asked")))
    await countRequest(limits, "save", person)
    await expect(countRequest(limits, "send", person)).rejects.toThrow("the database was asked")
  })
})

describe("honest work fits", () => {
  const WORK: [LimitName, number, number][] = [
    ["save", 40, 60],
    ["save", 2_400, 3_600],
    ["start", 20, 3_600],
    ["send", 20, 3_600],
    ["send", 100, 86_400],
    ["remark", 60, 3_600],
    ["decide", 60, 3_600],
    ["preview", 60, 60],
  ]
  test.each(WORK)("%s %i times in %i seconds", (name, times, seconds) => {
    const limit: Limit = LIMITS[name]
    for (const allowed of limit.person ?? [])
      if (allowed.seconds >= seconds) expect(allowed.times).toBeGreaterThanOrEqual(times)
  })

  test.each([
    [800, "one second"],
    [59_000, "59 seconds"],
    [60_000, "one minute"],
    [61_000, "2 minutes"],
    [3_600_000, "60 minutes"],
    [20 * 3_600_000, "20 hours"],
  ])("%i ms are said as %s", (ms, words) => {
    expect(waitInWords(ms)).toBe(words)
  })
})

describe("sign-in mails", () => {
  const askMany = async (limits: Limits, times: number, asked: (n: number) => { email: string; place: string }) => {
    let turn = await countMail(limits, asked(0))
    for (let n = 1; n < times; n++) turn = await countMail(limits, asked(n))
    return turn
  }

  test.each(STORES)("counted in %s: whoever asks for one address again and again has to wait", async (_, make) => {
    const limits = await make()
    await askMany(limits, MAILS_AN_HOUR.addressFromPlace, () => ada)
    await expect(countMail(limits, ada)).rejects.toThrow("Please try again in 60 minutes.")
    later(3_600)
    await countMail(limits, ada)
  })

  test("nobody can use up what the owner of an address may ask for", async () => {
    const limits = limitsInMemory()
    await askMany(limits, 60, (n) => ({ ...ada, place: `10.0.${n % 20}.1` })).catch(() => undefined)
    for (let n = 0; n < 100; n++) await countMail(limits, { ...ada, place: `10.1.${n}.1` })
    expect(await countMail(limits, { ...ada, place: "198.51.100.7" })).toMatchObject({
      waitSeconds: expect.any(Number),
    })
  })

  test("two processes on one database count together", async () => {
    const [one, other] = [await inDatabase(), await inDatabase()]
    const asked = Array.from({ length: 8 }, (_, time) => countMail(time % 2 === 0 ? one : other, ada))
    const answers = await Promise.allSettled(asked)
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(MAILS_AN_HOUR.addressFromPlace)
  })

  test("above a place's share, letters to unknown addresses leave one after the other", async () => {
    const limits = limitsInMemory()
    const ask = (n: number) => ({ email: `expert${n}@example.org`, place: "192.0.2.1" })
    expect((await askMany(limits, MAILS_AN_HOUR.place, ask)).waitSeconds).toBe(0)
    expect((await countMail(limits, ask(20))).waitSeconds).toBe(3_600 / MAILS_AN_HOUR.place)
    expect((await countMail(limits, ask(21))).waitSeconds).toBe((2 * 3_600) / MAILS_AN_HOUR.place)
    expect((await countMail(limits, { ...ask(22), place: "198.51.100.1" })).waitSeconds).toBe(0)
  })

  test("above everybody's share nobody is refused, the alarm sounds once, and no more leave in an hour than the share", async () => {
    const limits = limitsInMemory()
    const turns = []
    for (let n = 0; n < 1_000; n++)
      turns.push(await countMail(limits, { email: `e${n}@example.org`, place: `10.${n}` }))
    expect(turns.filter(({ isAlarming }) => isAlarming)).toHaveLength(1)
    const waits = turns.map(({ waitSeconds }) => waitSeconds)
    expect(waits.filter((wait) => wait === 0)).toHaveLength(MAILS_AN_HOUR.all)
    expect(waits.filter((wait) => wait !== null && wait > 0)).toHaveLength(MAILS_AN_HOUR.all)
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeLessThanOrEqual(MOST_WAIT_SECONDS)
  })

  test("no address is kept with the counts", async () => {
    await countMail(await inDatabase(), ada)
    const { db } = await openedTestDatabase()
    expect(JSON.stringify(await db.select().from(rateLimit))).not.toContain("ada@")
  })

  test("a database that does not answer is no refusal", async () => {
    const limits = limitsIn(() => Promise.reject(new Error("the connection is gone")))
    await expect(countMail(limits, ada)).rejects.toThrow("the connection is gone")
  })
})
