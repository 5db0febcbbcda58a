import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { AttributedBlock } from "#core/authorship/attributed"
import type { Span } from "#core/authorship/spans"
import { wordsByOrigin } from "#core/authorship/words"
import { writtenIn } from "#core/authorship/written"
import { countWordsIn } from "#core/document/words"

const block = (text: string, spans: Span[], id = "b"): AttributedBlock => ({
  block: { id, type: "paragraph", content: [{ type: "text", text }] },
  spans,
})

describe("who wrote which words", () => {
  test("a word goes whole to who wrote most of it, with the sign behind it and what stands between", () => {
    const text = "Take ten tablets, daily."
    const spans: Span[] = [
      [5, "ada", 0],
      [3, "bob", 0],
      [1, "ada", 8],
      [8, "bob", 3],
      [7, "ada", 17],
    ]
    const runs = writtenIn([block(text, spans)]).map(({ from, to, origin }) => `${origin}: ${text.slice(from, to)}`)
    expect(runs).toEqual(["ada: Take", "bob: ten tablets,", "ada: daily."])
  })

  test("runs of neighbouring blocks are not one", () => {
    const runs = writtenIn([block("One.", [[4, "ada", 0]], "a"), block("Two.", [[4, "ada", 4]], "b")])
    expect(runs.map(({ blockId }) => blockId)).toEqual(["a", "b"])
  })

  test("every counted word lies in exactly one run, of the origin it is counted for", () => {
    const pieces = fc.array(fc.tuple(fc.stringMatching(/^[a-z ,.“”3]{1,9}$/), fc.constantFrom("ada", "bob", "cyd")), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.map(([part]) => part).join("")
        const spans = parts.map(([part, origin], i): Span => [part.length, origin, i * 10])
        const attributed = [block(text, spans)]
        const counted = new Map<string, number>()
        let end = 0
        for (const { from, to, origin } of writtenIn(attributed)) {
          expect(from).toBeGreaterThanOrEqual(end)
          end = to
          counted.set(origin, (counted.get(origin) ?? 0) + countWordsIn(text.slice(from, to)))
        }
        expect([...counted].sort()).toEqual([...wordsByOrigin(attributed)].sort())
      }),
    )
  })
})
