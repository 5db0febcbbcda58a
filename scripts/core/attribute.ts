import { z } from "zod"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { attributeHistory } from "#core/authorship/history"
import { CITATION_CHARACTER } from "#core/document/plain-text"
import { tokeniseText } from "#core/text/tokens"
import { type Form, formSchema, readText, textIn } from "./forms"
import { BadLine, members, stopwatch } from "./request"

const requestOf = (form: Form) =>
  z.object({
    revisions: z
      .array(z.object({ author: z.unknown(), text: textIn[form], restores: z.int().min(0).nullish() }))
      .min(1, "A history has at least one revision."),
    every: z.boolean().nullish(),
  })

/** `attribute`: for each word the number (from 0) of the revision that first wrote it; of the last revision, or of every one. */
export function* attributeWords(input: unknown): Generator<string> {
  const { form } = z.object({ form: formSchema }).parse(input)
  const { revisions, every } = requestOf(form).parse(input)
  revisions.forEach(({ restores }, i) => {
    if ((restores ?? -1) >= i) throw new BadLine(`Revision ${i} restores revision ${restores}, which is not before it.`)
  })
  const watch = stopwatch()
  const history = attributeHistory(told(form, revisions), { hasIds: form === "document" })
  let blocks: readonly AttributedBlock[] = []
  let separator = ""
  if (every) yield '"tokens":['
  for (let next = watch.time(() => history.next()); !next.done; next = watch.time(() => history.next())) {
    blocks = next.value
    if (!every) continue
    yield separator + JSON.stringify(wordsOf(blocks))
    separator = ","
  }
  yield every ? `],${members({ ms: watch.ms() })}` : members({ tokens: wordsOf(blocks), ms: watch.ms() })
}

type Revisions = z.infer<ReturnType<typeof requestOf>>["revisions"]

/** The revisions one by one, none read before it is its turn. */
function* told(form: Form, revisions: Revisions) {
  for (const [i, { text, restores }] of revisions.entries()) {
    const { document } = readText(form, text, `r${i}`)
    yield { document, restores: restores ?? undefined }
  }
}

type Word = [word: string, origin: number]

/** Every word, number and sign of a revision (citations aside) with the revision that wrote its first character. */
function wordsOf(blocks: readonly AttributedBlock[]): Word[] {
  const words: Word[] = []
  for (const { block, spans } of blocks) {
    const text = attributedText(block)
    let next = 0
    let end = 0
    for (const { from, to } of tokeniseText(text)) {
      while (end <= from && next < spans.length) end += spans[next++]?.[0] ?? 0
      const word = text.slice(from, to)
      if (word.trim() !== "" && word !== CITATION_CHARACTER) words.push([word, Number(spans[next - 1]?.[1])])
    }
  }
  return words
}
