import { expect, test } from "vitest"
import { ARTICLE_STATUSES } from "#core/article/vocabulary"
import { nextStep } from "#core/contribution/next-step"
import { CONTRIBUTION_STATES } from "#core/contribution/vocabulary"

const standing = { articleStatus: "live", mergedSeq: null, ahead: null, versions: 1 } as const

test.each([
  [0, "It is first in the queue."],
  [1, "One other was sent before it."],
  [7, "7 others were sent before it."],
])("with %s sent before it, it says so", (ahead, words) => {
  expect(nextStep({ ...standing, state: "submitted", ahead })).toContain(words)
})

test("merged, it says in which revision", () => {
  expect(nextStep({ ...standing, state: "merged", mergedSeq: 7 })).toBe("Published under your name in revision 7.")
})

test("a draft that was never sent was discarded, not taken back", () => {
  expect(nextStep({ ...standing, state: "withdrawn", versions: 0 })).toMatch(/discarded/)
  expect(nextStep({ ...standing, state: "withdrawn" })).toMatch(/took it back/)
})

test.each([
  ["closed", "submitted", "An editor still decides on it"],
  ["closed", "changes_requested", "a new version cannot be sent now"],
  ["closed", "draft", "Your draft is kept"],
  ["closed", "merged", "Published under your name."],
  ["withdrawn", "submitted", "nothing is merged into it any more"],
  ["withdrawn", "declined", "It was not included"],
] as const)("of a %s article, %s says what becomes of it", (articleStatus, state, words) => {
  expect(nextStep({ ...standing, articleStatus, state })).toContain(words)
})

test("every state has whole sentences, whatever became of the article", () => {
  const said = ARTICLE_STATUSES.flatMap((articleStatus) =>
    CONTRIBUTION_STATES.map((state) => nextStep({ ...standing, articleStatus, state })),
  )
  expect(said.filter((words) => !/^[A-Z].*\.$/.test(words))).toEqual([])
})
