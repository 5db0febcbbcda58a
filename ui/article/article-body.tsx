import { Fragment, type ReactNode } from "react"
import type { Document, Source } from "#core/document/schema"
import { type Band, bandsOf, blockIdsOf, type Row, rowsOf } from "#ui/article/arrange"
import { BlockView } from "#ui/article/block-view"
import { indexCitations } from "#ui/article/citations"
import { type Highlight, placeHighlights } from "#ui/article/highlights"
import { ListView } from "#ui/article/list-view"
import { linesOfNotes } from "#ui/article/note-lines"
import type { Setting } from "#ui/article/setting"
import { cutAtCells } from "#ui/article/table-passages"

type Props = {
  document: Document
  sources?: Source[]
  /** Passages that insights stand beside. */
  highlights?: Highlight[]
  /** By block id: what stands in the margin beside that block, and directly below it on phones. */
  notes?: Map<string, ReactNode[]>
  /** What the letters behind the passages lead to, for who hears them. */
  noteWord?: string
  /** What stands over the notes that the margin has no room for. */
  furtherTitle?: string
  /** Where a block is commented on; without it there are no such links. */
  commentHref?: (blockId: string) => string
}

type Notes = Map<string, ReactNode[]>

/** The text of an article, with its notes in the margin. No script takes part in placing them. */
export function ArticleBody(props: Props) {
  const { document, sources = [], highlights = [], notes = new Map(), noteWord, commentHref } = props
  const { furtherTitle = "More insights on passages above" } = props
  const citations = indexCitations(document, sources)
  const blocks = new Map(document.blocks.map((block) => [block.id, block]))
  const passages = placeHighlights(
    highlights.flatMap((highlight) => cutAtCells(highlight, blocks.get(highlight.blockId))),
    [...blocks.keys()],
  )
  const bands = bandsOf(rowsOf(document.blocks), (blockId) => linesOfNotes(notes.get(blockId) ?? []))
  return (
    <>
      <div className="article-body">
        {bands.map((band) => (
          <BandView
            key={band.rows[0] && blockIdsOf(band.rows[0])[0]}
            band={band}
            notes={notes}
            setting={{ citations, passages: { ...passages, noteWord }, commentHref }}
          />
        ))}
      </div>
      <FurtherNotes blockIds={bands.flatMap((band) => band.beyond)} notes={notes} furtherTitle={furtherTitle} />
    </>
  )
}

/** Notes for which the margin had no room; their letters lead to their passages and back. */
function FurtherNotes({ blockIds, notes, furtherTitle }: { blockIds: string[]; notes: Notes; furtherTitle: string }) {
  if (blockIds.length === 0) return null
  return (
    <section className="further-notes" aria-labelledby="further-notes">
      <h2 id="further-notes" className="section-title">
        {furtherTitle}
      </h2>
      <div className="further-columns">
        {blockIds.map((blockId) => (
          <Notes key={blockId} nodes={notes.get(blockId)} />
        ))}
      </div>
    </section>
  )
}

function Notes({ nodes = [] }: { nodes?: ReactNode[] }) {
  return nodes.map((node, index) => <Fragment key={index}>{node}</Fragment>)
}

function BandView({ band, notes, setting }: { band: Band; notes: Notes; setting: Setting }) {
  const rows = band.rows.map((row) => (
    <Fragment key={blockIdsOf(row)[0]}>
      <RowView row={row} setting={setting} />
      {band.notes
        .filter((note) => blockIdsOf(row).includes(note.blockId))
        .map((note) => (
          <div key={note.blockId} className="marginalia" data-start={note.start} data-end={note.end}>
            <Notes nodes={notes.get(note.blockId)} />
          </div>
        ))}
    </Fragment>
  ))
  return band.notes.length > 0 ? <div className="band">{rows}</div> : rows
}

function RowView({ row, setting }: { row: Row; setting: Setting }) {
  if (row.kind === "list") return <ListView items={row.items} {...setting} />
  return <BlockView block={row.block} {...setting} />
}
