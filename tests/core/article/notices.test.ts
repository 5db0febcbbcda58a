import { expect, test } from "vitest"
import {
  endsArticle,
  isGrave,
  NOTICE_GROUPS,
  type NoticeAsked,
  noticeInWords,
  noticeProblems,
} from "#core/article/notices"
import { NOTICE_TYPES } from "#core/article/vocabulary"

const asked = (over: Partial<NoticeAsked>): NoticeAsked => ({
  noticeType: "correction",
  noticeWrong: "The dose was given as 5 mg.",
  noticeStands: "It is 10 mg.",
  noticeConfirmed: false,
  noticeWithdraws: "",
  ...over,
})
const missing = (over: Partial<NoticeAsked>) => Object.keys(noticeProblems(asked(over)))

test("every kind stands in one group, with what it means", () => {
  const grouped = NOTICE_GROUPS.flatMap(({ kinds }) => Object.entries(kinds))
  expect(grouped.map(([type]) => type).sort()).toEqual([...NOTICE_TYPES].sort())
  for (const [, meaning] of grouped) expect(meaning).toMatch(/^[A-Z].*\.$/)
})

test.each<[string, Partial<NoticeAsked>, string[]]>([
  ["a correction with both texts", {}, []],
  ["a correction without what was wrong", { noticeWrong: "Wrong." }, ["noticeWrong"]],
  ["a correction without what stands now", { noticeStands: "" }, ["noticeStands"]],
  ["an addendum without texts", { noticeType: "addendum", noticeWrong: "", noticeStands: "" }, []],
  ["an expression of concern that was not asked twice", { noticeType: "expression_of_concern" }, ["noticeConfirmed"]],
  ["a removal without what stands now", { noticeType: "removal", noticeStands: "", noticeConfirmed: true }, []],
  ["a retraction", { noticeType: "retraction" }, ["noticeConfirmed", "noticeWithdraws"]],
  ["a withdrawal that is meant", { noticeType: "withdrawal", noticeConfirmed: true }, ["noticeWithdraws"]],
  ["a retraction with all", { noticeType: "retraction", noticeConfirmed: true, noticeWithdraws: "no" }, []],
  ["no notice", { noticeType: null, noticeWrong: "", noticeStands: "" }, []],
  ["texts without a kind", { noticeType: null }, ["noticeType"]],
])("of %s is asked what it lacks", (_, over, fields) => {
  expect(missing(over)).toEqual(fields)
})

test("what ends an article is grave", () => {
  expect(NOTICE_TYPES.filter(endsArticle)).toEqual(["retraction", "withdrawal"])
  expect(NOTICE_TYPES.filter((type) => endsArticle(type) && !isGrave(type))).toEqual([])
})

test("a notice reads as sentences", () => {
  expect(noticeInWords("Correction", { wrong: "It was 5", stands: "It is 10." })).toBe(
    "Correction. What was wrong: It was 5. What stands now: It is 10.",
  )
  expect(noticeInWords("Addendum", { wrong: "", stands: "" })).toBe("Addendum.")
})
