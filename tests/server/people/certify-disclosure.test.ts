import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { DISCLOSURE_VALID_DAYS, ICMJE_KEYS, NOTHING_TO_DISCLOSE } from "#core/people/disclosure"
import { disclosure } from "#db/tables/people"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { readSettings } from "#server/people/read-settings"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { consultantTo, idOf, minutesLater, someone, type World, world } from "#tests/support/world"

const inWorld = (body: (all: World) => Promise<void>) => rolledBack(async (db) => body(await world(db)))
const YEAR = DISCLOSURE_VALID_DAYS * 24 * 60

test("answers hold for a year, to the minute", () =>
  inWorld(async ({ db }) => {
    const bo = await someone(db)
    expect(await readSettings(minutesLater(bo, YEAR - 1))).toMatchObject({ disclosureHolds: true })
    expect(await readSettings(minutesLater(bo, YEAR))).toMatchObject({ disclosureHolds: false })
  }))

test("certified again, they are a new version; the earlier one stays as it was", () =>
  inWorld(async ({ ada, db }) => {
    await certifyDisclosure(minutesLater(ada, 1), { answers: consultantTo("AbbVie"), certified: true })
    const rows = await db
      .select()
      .from(disclosure)
      .where(eq(disclosure.personId, idOf(ada)))
      .orderBy(disclosure.version)
    expect(rows.map(({ version, answers }) => [version, answers.consulting_fees.none])).toEqual([
      [1, true],
      [2, false],
    ])
  }))

test("a question without an answer is a problem of its own field", () =>
  inWorld(async ({ ada }) => {
    const { stock: _, ...answers } = NOTHING_TO_DISCLOSE
    const { problems } = await refusalOf(certifyDisclosure(ada, { answers, certified: true }))
    expect(problems).toEqual({ "answers.stock.none": "Answer “none” or say what there is." })
  }))

test("an empty form is fourteen problems and nothing declared", () =>
  inWorld(async ({ db }) => {
    const bo = await someone(db, { answers: null })
    const { problems } = await refusalOf(certifyDisclosure(bo, { answers: {}, certified: "" }))
    expect(Object.keys(problems)).toHaveLength(ICMJE_KEYS.length + 1)
    expect(await readSettings(bo)).toMatchObject({ disclosure: null })
  }))

test("visitors declare nothing", () =>
  inWorld(async ({ ada }) => {
    const visitor = { ...ada, actor: { kind: "visitor" } as const }
    const asked = certifyDisclosure(visitor, { answers: NOTHING_TO_DISCLOSE, certified: true })
    expect((await refusalOf(asked)).code).toBe("sign-in-required")
  }))
