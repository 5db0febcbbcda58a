import { inspectCharacters } from "#core/document/hygiene"
import { markdownToArticle } from "#core/document/markdown-in"
import { articleToMarkdown } from "#core/document/markdown-out"
import { normaliseDocument } from "#core/document/normalise"
import { plainTextToArticle } from "#core/document/plain-in"
import type { Document, Source } from "#core/document/schema"
import { underTheirIds, withoutBlockIds } from "./block-ids"
import { lengthProblem, sizeProblem } from "./bounds"

type Reading = {
  readonly text: string
  readonly form: "markdown" | "plain"
  /** The document that the manuscript was made from, so that blocks keep their ids; absent for a first manuscript. */
  readonly base?: Document
  readonly newId: () => string
}

/** An article as its manuscript says it, and what of the manuscript could not be represented. */
export type Manuscript =
  | {
      readonly ok: true
      readonly title: string
      readonly dek: string
      readonly document: Document
      readonly sources: readonly Source[]
      readonly dropped: readonly { readonly line: number; readonly what: string }[]
      /** The same article in our own Markdown. */
      readonly markdown: string
    }
  | { readonly ok: false; readonly problem: string }

/**
 * Reads a manuscript (CommonMark with tables and footnotes, or plain text) into an article. Refuses, with one sentence,
 * what has no title or no text and characters that a reader could overlook. A table-wide or inline construct that has no
 * place in the document is reported by line, with its words kept where there are any. Blocks keep the ids of the base that
 * the manuscript comes with (see `withBlockIds`); without them, those of the blocks that they are like.
 */
export function readManuscript({ text, form, base, newId }: Reading): Manuscript {
  const { markdown, ids } = withoutBlockIds(text)
  const tooMuch = lengthProblem(markdown) ?? sizeProblem(markdown, base)
  if (tooMuch) return { ok: false, problem: tooMuch }
  const { text: clean, refused } = inspectCharacters(markdown)
  if (refused[0]) return { ok: false, problem: refused[0].sentence }
  const read =
    form === "plain" ? plainTextToArticle({ text: clean, newId }) : markdownToArticle({ markdown: clean, newId })
  if (!read.title)
    return { ok: false, problem: "The article needs a title: begin with a line such as “# Title of the article”." }
  if (read.document.blocks.length === 0) return { ok: false, problem: "There is no text below the title yet." }
  const proposed = base ? underTheirIds(read.document, ids) : read.document
  const { document } = normaliseDocument({ proposed, base, newId })
  const said = { title: read.title, dek: read.dek ?? "", document, sources: read.sources }
  return { ok: true, ...said, dropped: read.dropped, markdown: articleToMarkdown(said) }
}
