import { expect, test } from "vitest"
import { decisionPromise, promiseInWords } from "#core/contribution/promise"

const HOUR = 3_600_000
const waits = (...hours: number[]) => hours.map((hour) => hour * HOUR)

test("seven decisions promise nothing, eight promise their median", () => {
  expect(decisionPromise(waits(1, 2, 3, 4, 5, 6, 7))).toBeNull()
  expect(decisionPromise(waits(8, 1, 7, 2, 6, 3, 5, 4))).toEqual({ decisions: 8, medianMs: 4 * HOUR })
})

test.each([
  [0.2, "within an hour"],
  [1.5, "within two hours"],
  [12, "within twelve hours"],
  [13, "within a day"],
  [25, "within two days"],
  [13.5 * 24, "within 14 days"],
  [15 * 24, "within three weeks"],
])("a median of %s hours is promised as “%s”, never as less", (hours, words) => {
  const said = promiseInWords({ decisions: 24, medianMs: hours * HOUR })
  expect(said).toBe(`Contributions are usually decided ${words}.`)
})
