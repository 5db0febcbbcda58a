import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { z } from "zod"
import { attributeRevision } from "#core/authorship/attribute"
import type { AttributedBlock } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { identityAt } from "#core/authorship/spans"
import { doc, p, withId } from "#tests/support/documents"
import { sharedFile } from "#tests/support/histories"

const file = sharedFile("finger_lakes_gold.json")

const goldSchema = z.object({
  revisions: z.array(
    z.object({
      rev: z.number(),
      text: z.string(),
      tokens: z.array(z.object({ token: z.string(), origin: z.number() })),
    }),
  ),
})

/*
 * Wikipedia in small, with its delete, vandalise, revert and partly revert; made by hand (WikiWho's "Finger Lakes" example).
 * Every revision is attributed from its text alone: nothing tells that one gives back another.
 */
test.runIf(file)("credits every one of the 461 words of the gold sample as people did", () => {
  const { revisions } = goldSchema.parse(JSON.parse(readFileSync(file ?? "", "utf8")))
  let blocks: readonly AttributedBlock[] = []
  let graveyard: Graveyard = EMPTY_GRAVEYARD
  const expected: string[] = []
  const credited: string[] = []
  for (const { rev, text, tokens } of revisions) {
    const after = doc(withId("only", p(text)))
    const made = attributeRevision({ before: blocks, after, origin: String(rev), graveyard })
    blocks = made.blocks
    graveyard = made.graveyard
    let at = 0
    for (const { token, origin } of tokens) {
      at = text.indexOf(token, at)
      expected.push(`${rev} ${token} ${origin}`)
      credited.push(`${rev} ${token} ${identityAt(blocks[0]?.spans ?? [], at)?.origin}`)
      at += token.length
    }
  }
  expect(credited).toEqual(expected)
  expect(credited).toHaveLength(461)
})
