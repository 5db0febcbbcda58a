import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD } from "#core/authorship/graveyard"
import { watchIdentities } from "#core/authorship/identity-watch"
import type { Span } from "#core/authorship/spans"
import { attributed } from "#tests/support/attributed"
import { doc, p } from "#tests/support/documents"
import { anyDocument } from "#tests/support/merge-fixtures"

const first = attributed(doc(p("Take five tablets.")), "ada")
const again = (text: string, spans: Span[]): AttributedBlock[] =>
  attributed(doc(p(text)), "x").map(({ block }) => ({ block, spans }))

describe("the watch finds nothing wrong", () => {
  test("with what attribution gives, through any history", () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { maxLength: 6 }), (documents) => {
        const enter = watchIdentities()
        let before: readonly AttributedBlock[] = []
        let graveyard = EMPTY_GRAVEYARD
        documents.forEach((after, i) => {
          const made = attributeRevision({ before, after, origin: `r${i}`, graveyard })
          before = made.blocks
          graveyard = made.graveyard
          expect(enter({ blocks: before, origins: [`r${i}`] })).toBeNull()
        })
      }),
    )
  })
})

describe("the watch finds", () => {
  const cases: [string, AttributedBlock[], string][] = [
    ["words of somebody who never wrote", again("Take five tablets.", [[18, "eve", 0]]), "words of eve"],
    ["other letters under an identity", again("Take nine tablets.", [[18, "ada", 0]]), "words of ada"],
    ["spans that end too early", again("Take five tablets.", [[17, "ada", 0]]), "not covered"],
    [
      "an identity that stands twice",
      again("Take Take", [
        [5, "ada", 0],
        [4, "ada", 0],
      ]),
      "two characters",
    ],
  ]
  test.each(cases)("%s", (_, blocks, found) => {
    const enter = watchIdentities()
    expect(enter({ blocks: first, origins: ["ada"] })).toBeNull()
    expect(enter({ blocks, origins: ["bob"] })).toContain(found)
  })

  test("but not a space that became a line end", () => {
    const enter = watchIdentities()
    enter({ blocks: first, origins: ["ada"] })
    expect(enter({ blocks: again("Take\nfive tablets.", [[18, "ada", 0]]), origins: ["bob"] })).toBeNull()
  })
})
