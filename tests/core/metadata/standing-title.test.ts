import { expect, test } from "vitest"
import { standingTitle } from "#core/metadata/standing-title"

test.each([
  ["live", "Keys"],
  ["closed", "Keys"],
  ["withdrawn", "[Withdrawn] Keys"],
] as const)("the title of an article that is %s reads %j", (status, expected) => {
  expect(standingTitle({ title: "Keys", status })).toBe(expected)
})
