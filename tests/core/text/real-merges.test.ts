import { existsSync, readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { mergeDocuments } from "#core/text/merge"
import { matchedDocuments, plainFromDocument } from "#core/text/plain"
import { tokeniseText } from "#core/text/tokens"
import { lostWords } from "#tests/support/word-provenance"

const FIXTURE = "../shared/fixtures/core/merges.jsonl.gz"

type Record = {
  id: string
  git_merge_file_conflicts: number
  base: string
  ours: string
  theirs: string
  result: string
}

if (!existsSync(FIXTURE)) console.log(`${FIXTURE} is not here: merges of real histories are not tested.`)

describe.skipIf(!existsSync(FIXTURE))("merges that people made, from public histories", () => {
  const records = existsSync(FIXTURE)
    ? gunzipSync(readFileSync(FIXTURE))
        .toString("utf8")
        .trim()
        .split("\n")
        .map((line): Record => JSON.parse(line))
    : []
  const outcomes = records.map((record) => {
    const documents = matchedDocuments(record.base, record.ours, record.theirs)
    const merge = mergeDocuments(documents)
    const automatic = merge.conflicts.length === 0
    return {
      ...record,
      lost: lostWords(documents, merge),
      automatic,
      equal: automatic && words(plainFromDocument(merge.document)) === words(record.result),
    }
  })
  const clean = outcomes.filter((outcome) => !outcome.git_merge_file_conflicts)
  const conflicting = outcomes.filter((outcome) => outcome.git_merge_file_conflicts)

  it("what a line merge can do is done, and as the people did it", () => {
    expect(clean).toHaveLength(50)
    expect(clean.filter((outcome) => !outcome.equal).map((outcome) => outcome.id)).toEqual([])
  })

  it("no word is lost", () => {
    expect(outcomes.flatMap(({ id, lost }) => lost.map((word) => `${id} ${word}`))).toEqual([])
  })

  it("of what a line merge leaves in conflict, much is settled, and mostly as the people did it", () => {
    expect(conflicting).toHaveLength(50)
    const automatic = conflicting.filter((outcome) => outcome.automatic).length
    const equal = conflicting.filter((outcome) => outcome.equal).length
    expect(automatic).toBeGreaterThanOrEqual(23)
    expect(equal).toBeGreaterThanOrEqual(14)
  })
})

function words(text: string): string {
  return tokeniseText(text)
    .map((token) => token.key)
    .filter((key) => key.trim() !== "")
    .join(" ")
}
