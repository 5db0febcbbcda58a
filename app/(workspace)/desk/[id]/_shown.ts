import type { Move } from "#core/contribution/moves"
import type { ReviewView } from "#server/contribution/read-review"
import type { Typed } from "../_typed"

/** The move that each form of the page makes. */
const MOVES: Readonly<Record<string, Move>> = {
  merge: "merge",
  request: "request_changes",
  decline: "decline",
  reopen: "reopen",
  remark: "remark",
  note: "remark",
}

/** Whether the form that came back stands on the page again: another editor may have decided meanwhile. */
export function isShown({ values }: Typed, { contribution, ownDisclosureHolds, articleStatus }: ReviewView): boolean {
  const move = MOVES[String(values.form)]
  if (move === undefined) return true
  if (!contribution.moves.has(move)) return false
  return move === "remark" || (ownDisclosureHolds && !(move === "merge" && articleStatus === "withdrawn"))
}
