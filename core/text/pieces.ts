import type { Inline } from "#core/document/schema"
import { joinAll, lengthOf } from "#core/text/content"

/**
 * Where a stretch of a merged block comes from, so that who wrote each character can be carried over exactly.
 * ours, theirs: characters [start, end) of that side's block `blockId`. custom: typed by whoever resolved or amended; then
 * `blockId`, `start` and `end` are those of the merged block itself. All offsets are UTF-16 units of `wholeContent(block)`.
 */
export type Piece = {
  readonly from: "ours" | "theirs" | "custom"
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** For each block of a merged document its pieces, in order and without holes: their lengths add up to the block's. */
export type Pieces = ReadonlyMap<string, readonly Piece[]>

/** A stretch of merged text on its way into a block: what it says and where it is from; custom text has no origin. */
export type Part = {
  readonly content: readonly Inline[]
  readonly from: Piece["from"]
  readonly blockId: string
  readonly start: number
}

/** Joins parts into the content of a block and the pieces it is made of, stretches that continue one another in one piece. */
export function assemble(parts: readonly Part[], blockId: string): { content: Inline[]; pieces: Piece[] } {
  const pieces: Piece[] = []
  let at = 0
  for (const part of parts) {
    const length = lengthOf(part.content)
    if (length === 0) continue
    const start = part.from === "custom" ? at : part.start
    pushPiece(pieces, {
      from: part.from,
      blockId: part.from === "custom" ? blockId : part.blockId,
      start,
      end: start + length,
    })
    at += length
  }
  return { content: joinAll(parts.map((part) => part.content)), pieces }
}

function pushPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  const continues = last && last.from === piece.from && last.blockId === piece.blockId && last.end === piece.start
  if (continues) pieces[pieces.length - 1] = { ...last, end: piece.end }
  else pieces.push(piece)
}

/** Each piece of a block with the offset at which it begins there. */
export function placed(pieces: readonly Piece[] = []): { piece: Piece; at: number }[] {
  let end = 0
  return pieces.map((piece) => {
    const at = end
    end += piece.end - piece.start
    return { piece, at }
  })
}
