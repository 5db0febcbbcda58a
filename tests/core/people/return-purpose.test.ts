import { describe, expect, test } from "vitest"
import { returnPurpose, returnPurposeInWords } from "#core/people/return-purpose"

const inWords = (path: string, title: string | null = "Old drugs, new tricks") => {
  const purpose = returnPurpose(path)
  return purpose && returnPurposeInWords(purpose, title)
}

describe("what somebody signs in for", () => {
  test.each([
    ["/articles/old-drugs/contribute?kind=edit&block=a1", "suggest an edit to “Old drugs, new tricks”"],
    ["/articles/old-drugs/contribute?kind=insight", "comment on “Old drugs, new tricks”"],
    ["/articles/old-drugs/contribute", "contribute to “Old drugs, new tricks”"],
    ["/articles/old-drugs/contribute?kind=%3Cb%3E", "contribute to “Old drugs, new tricks”"],
    ["/articles/old-drugs", "go on reading “Old drugs, new tricks”"],
    ["/articles/old-drugs/history/all#r3", "go on reading “Old drugs, new tricks”"],
    ["/desk/0190a000-0000-7000-8000-000000000000?held=x", "open the desk"],
    ["/contributions", "see your contributions"],
    ["/settings/sign-in", "open your settings"],
    ["/", null],
    ["/about", null],
    ["/people/ada", null],
    ["/articles", null],
  ])("%s", (path, words) => expect(inWords(path)).toBe(words))

  test("says nothing of an article that is not there", () => {
    expect(inWords("/articles/no-such-article/contribute", null)).toBeNull()
  })
})
