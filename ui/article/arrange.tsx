import type { Block } from "#core/document/schema"

export type ListItem = Extract<Block, { type: "list_item" }>

/** What one row of the page shows: a block, or a run of list items as one list. */
export type Row = { kind: "block"; block: Exclude<Block, ListItem> } | { kind: "list"; items: ListItem[] }

/** Notes beside a block, between two lines of the band's grid (from 1). The last may grow beyond the text. */
export type PlacedNote = { blockId: string; start: number; end: number }

/**
 * Rows that share the margin with the notes beside them; without notes it is plain text. `beyond`: blocks whose notes find
 * no room, because the margin is full to the end of the rows.
 */
export type Band = { rows: Row[]; notes: PlacedNote[]; beyond: string[] }

/** How many rows a band can number; the style sheet has one row more, which takes what the last note needs beyond the text. */
export const BAND_ROWS = 40

/** Consecutive list items become one list: indentation nests, and a numbered item that starts anew opens another list. */
export function rowsOf(blocks: Block[]): Row[] {
  const rows: Row[] = []
  for (const block of blocks) {
    const last = rows.at(-1)
    if (block.type !== "list_item") rows.push({ kind: "block", block })
    else if (last?.kind === "list" && continues(last.items, block)) last.items.push(block)
    else rows.push({ kind: "list", items: [block] })
  }
  return rows
}

function continues(items: ListItem[], next: ListItem): boolean {
  const first = items[0]
  return next.indent > (first?.indent ?? 0) || (next.list === first?.list && next.start === undefined)
}

/** The ids of the blocks a row shows. */
export function blockIdsOf(row: Row): string[] {
  return row.kind === "block" ? [row.block.id] : row.items.map((item) => item.id)
}

type Note = { blockId: string; row: number; lines: number }
/** `until` is the line of text, counted from the top of the band, at which the margin is clear again. */
type OpenBand = { rows: Row[]; notes: Note[]; until: number }

/**
 * Gives every note a place in the margin without measuring in the browser. `linesOfNotes` says how many lines of body text
 * the notes of a block are likely to take; 0 for none.
 * This works by estimating heights in lines: a note stands level with its row, or below the note before it where that one is still
 * going on, and spans as many rows as it needs. A wrong estimate costs a little white space, never an overlap.
 * A band ends as soon as the margin is clear, so that most text is in no band. A note that would begin below the end of
 * the text beside it is not placed at all, so that text is never pulled apart by more notes than fit.
 */
export function bandsOf(rows: Row[], linesOfNotes: (blockId: string) => number): Band[] {
  const bands: OpenBand[] = []
  for (const row of rows) {
    const noted = blockIdsOf(row).filter((id) => linesOfNotes(id) > 0)
    let band = bands.at(-1)
    const over = !band || (band.notes.length === 0 ? noted.length > 0 : isClear(band) || band.rows.length >= BAND_ROWS)
    if (!band || over) {
      band = { rows: [], notes: [], until: 0 }
      bands.push(band)
    }
    const top = heightOf(band.rows)
    band.rows.push(row)
    for (const blockId of noted) {
      const lines = linesOfNotes(blockId)
      band.notes.push({ blockId, row: band.rows.length, lines })
      band.until = Math.max(top, band.until) + lines + 1
    }
  }
  return bands.map((band) => ({ rows: band.rows, ...placed(band) }))
}

function isClear(band: OpenBand): boolean {
  return band.until <= heightOf(band.rows)
}

/** Turns lines of text into lines of the grid; each note begins where the one before it ends, at the earliest. */
function placed({ rows, notes }: OpenBand): Pick<Band, "notes" | "beyond"> {
  const tops = rows.map((_, index) => heightOf(rows.slice(0, index)))
  const { kept, beyond } = withRoom(notes, tops, heightOf(rows))
  return { notes: spread(kept, tops), beyond }
}

type KeptNote = Note & { until: number }

/** Parts the notes that begin beside the text from those that would begin below its end. */
function withRoom(notes: Note[], tops: number[], total: number): { kept: KeptNote[]; beyond: string[] } {
  const kept: KeptNote[] = []
  const beyond: string[] = []
  for (const note of notes) {
    const top = tops[note.row - 1] ?? 0
    const from = Math.max(top, kept.at(-1)?.until ?? 0)
    if (from > top && from >= total) beyond.push(note.blockId)
    else kept.push({ ...note, until: from + note.lines + 1 })
  }
  return { kept, beyond }
}

function spread(notes: KeptNote[], tops: number[]): PlacedNote[] {
  let free = 1
  return notes.map(({ blockId, row, until }, index) => {
    const start = Math.min(Math.max(row, free), BAND_ROWS + 1)
    const below = tops.findIndex((top) => top >= until)
    const reached = below === -1 ? tops.length + 1 : below + 1
    const isLast = index === notes.length - 1
    free = isLast ? BAND_ROWS + 2 : Math.min(Math.max(reached, start + 1), BAND_ROWS + 1)
    return { blockId, start, end: free }
  })
}

const CHARACTERS_A_LINE = 68

function heightOf(rows: Row[]): number {
  return sum(rows.map(linesOfRow))
}

/** Lines of body text a row is likely to take, its white space included. */
function linesOfRow(row: Row): number {
  if (row.kind === "list") return sum(row.items.map((item) => linesOfText(item) + 0.4)) + 0.8
  if (row.block.type === "heading") return 3
  if (row.block.type === "figure") return 16
  if (row.block.type === "table") return row.block.rows.length * 1.3 + 2.5
  if (row.block.type === "code") return linesOfText(row.block) + 2
  if (row.block.type === "quote" && row.block.pull) return linesOfText(row.block) * 1.7 + 3.2
  return linesOfText(row.block) + 0.8
}

function linesOfText(block: Block): number {
  return Math.ceil(sum(block.content.map((node) => (node.type === "text" ? node.text.length : 1))) / CHARACTERS_A_LINE)
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
