import type { ReactElement } from "react"
import type { Byline } from "#core/credit/byline"
import type { Document, Source } from "#core/document/schema"
import { comparePath, recordPath } from "#core/metadata/addresses"
import { counted, namesInWords } from "#core/metadata/in-words"
import { ArticleBody } from "#ui/article/article-body"
import { type Highlight, placeHighlights } from "#ui/article/highlights"
import { cutAtCells } from "#ui/article/table-passages"
import { PersonNames } from "#ui/people/credited"
import { Time } from "#ui/text/time"

type Writing = {
  readonly origin: string
  /** Several people wrote their words together. */
  readonly by: readonly Byline[]
  readonly seq: number
  readonly note: string
  readonly at: Date
  readonly contributionId: string | null
  readonly words: number
}
type Written = { readonly blockId: string; readonly from: number; readonly to: number; readonly origin: string }

type Props = {
  slug: string
  document: Document
  sources: readonly Source[]
  /** Whose words are marked, each with a note beside the first of them. */
  writings: readonly Writing[]
  written: readonly Written[]
}

/** An article's text with the words of each contribution marked, and beside them who wrote them, when and why. */
export function WrittenBody({ slug, document, sources, writings, written }: Props) {
  const byOrigin = new Map(writings.map((writing) => [writing.origin, writing]))
  const blocks = new Map(document.blocks.map((block) => [block.id, block]))
  const highlights: Highlight[] = written
    .filter(({ origin }) => byOrigin.has(origin))
    .flatMap(({ blockId, from, to, origin }) =>
      cutAtCells({ blockId, from, to, insightIds: [origin], lettered: true }, blocks.get(blockId)),
    )
  const { letters } = placeHighlights(highlights, [...blocks.keys()])
  const notes = new Map<string, ReactElement[]>()
  for (const [origin, letter] of letters) {
    const writing = byOrigin.get(origin)
    const blockId = document.blocks.find(({ id }) =>
      written.some((run) => run.blockId === id && run.origin === origin),
    )?.id
    if (writing && blockId) notes.set(blockId, [...(notes.get(blockId) ?? []), writingNote(writing, slug, letter)])
  }
  return (
    <ArticleBody
      document={document}
      sources={[...sources]}
      highlights={highlights}
      notes={notes}
      noteWord="Who wrote this, note"
      furtherTitle="Who wrote other passages above"
    />
  )
}

/** An element rather than a component, so that its length in the margin can be reckoned. */
function writingNote({ origin, by, seq, note, at, contributionId, words }: Writing, slug: string, letter: string) {
  return (
    <aside
      key={origin}
      className="insight written-note"
      id={`insight-${origin}`}
      aria-label={`Words by ${namesInWords(by.map(({ name }) => name))}`}
    >
      <a className="insight-letter" href={`#passage-${origin}`}>
        <span className="visually-hidden">To the first of these words </span>
        {letter}
      </a>
      <p className="written-author">
        <PersonNames bylines={by} leads />
        {by.length === 1 && by[0]?.credentials && `, ${by[0].credentials}`}
      </p>
      <p>{note}</p>
      <p className="insight-foot">
        {counted(words, "word")} standing, from revision {seq}, <Time at={at} />.{" "}
        {seq > 1 && <a href={comparePath(slug, seq - 1, seq)}>See the change</a>}
        {contributionId && (
          <>
            {seq > 1 && " · "}
            <a href={recordPath(slug, contributionId)}>Public record</a>
          </>
        )}
      </p>
    </aside>
  )
}
