import { existsSync, readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"
import { z } from "zod"
import type { AttributedBlock } from "#core/authorship/attributed"
import { attributeHistory } from "#core/authorship/history"
import { documentFromPlain } from "#core/text/plain"

const FOLDER = "../shared/fixtures/core"

const historySchema = z.object({
  repo: z.string(),
  path: z.string(),
  lines: z.array(z.string()),
  revs: z.array(z.object({ author: z.string(), lines: z.array(z.number()) })),
})

/** The texts of a real article's revisions, oldest first. */
export type History = { readonly name: string; readonly texts: readonly string[] }

/** A file of the shared test data; null, with a printed line, where it is not at hand. */
export function sharedFile(name: string): string | null {
  const file = `${FOLDER}/${name}`
  if (existsSync(file)) return file
  process.stdout.write(`skipped: ${file} is not here\n`)
  return null
}

/** The real histories; none where they are not at hand. */
export function realHistories(): History[] {
  const file = sharedFile("histories.jsonl.gz")
  const lines = file ? gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n") : []
  return lines.map((line) => {
    const { repo, path, lines: all, revs } = historySchema.parse(JSON.parse(line))
    const texts = revs.map((rev) => rev.lines.map((at) => all[at] ?? "").join("\n"))
    return { name: `${repo} ${path}`, texts }
  })
}

/** The last revision of a history with its authorship; origins are "0", "1", ... by revision. */
export function replay(texts: readonly string[]): AttributedBlock[] {
  let last: readonly AttributedBlock[] = []
  const told = texts.map((text) => ({ document: documentFromPlain(text) }))
  for (const blocks of attributeHistory(told, { recognise: false })) last = blocks
  return [...last]
}
