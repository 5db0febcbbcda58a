import type { Actor } from "#core/actor"
import type { ContributionKind, ContributionState } from "./vocabulary"

/** What somebody may do with a contribution next: the state it is done from, the one it leads to, and whose move it is. */
type MoveRule = {
  readonly from: readonly ContributionState[]
  readonly to: ContributionState | "same"
  readonly by: "author" | "another-editor" | "party"
  /** The one kind of contribution that this can be done with; absent: all of them. */
  readonly only?: ContributionKind
}

/**
 * The state table. The page asks it for its buttons and the verb asks it for its refusal. `another-editor` is an editor
 * who is not the author: nobody decides on their own contribution.
 */
export const MOVES = {
  write: { from: ["draft", "submitted", "changes_requested", "amended"], to: "same", by: "author" },
  submit: { from: ["draft"], to: "submitted", by: "author" },
  resubmit: { from: ["submitted", "changes_requested", "amended"], to: "submitted", by: "author" },
  discard: { from: ["draft"], to: "withdrawn", by: "author" },
  withdraw: { from: ["submitted", "changes_requested", "amended"], to: "withdrawn", by: "author" },
  begin_again: { from: ["withdrawn", "declined", "reverted"], to: "same", by: "author" },
  claim: { from: ["submitted"], to: "same", by: "another-editor" },
  release: { from: ["submitted"], to: "same", by: "another-editor" },
  request_changes: { from: ["submitted"], to: "changes_requested", by: "another-editor" },
  amend: { from: ["submitted"], to: "amended", by: "another-editor", only: "insight" },
  approve: { from: ["amended"], to: "merged", by: "author" },
  recall: { from: ["amended"], to: "submitted", by: "another-editor" },
  decline: { from: ["submitted", "changes_requested", "amended"], to: "declined", by: "another-editor" },
  reopen: { from: ["declined", "reverted"], to: "submitted", by: "another-editor" },
  merge: { from: ["submitted"], to: "merged", by: "another-editor" },
  undo: { from: ["merged"], to: "reverted", by: "another-editor" },
  remark: {
    from: ["submitted", "changes_requested", "amended", "merged", "declined", "reverted"],
    to: "same",
    by: "party",
  },
} as const satisfies Record<string, MoveRule>
export type Move = keyof typeof MOVES

/** What the table needs to know of a contribution; moves for one kind only are nobody's where the kind is not said. */
export type ContributionStanding = {
  readonly state: ContributionState
  readonly authorId: string
  readonly kind?: ContributionKind
}

const isEditor = (actor: Actor) => actor.kind === "person" && (actor.role === "editor" || actor.role === "admin")
const isAuthor = (actor: Actor, contribution: ContributionStanding) =>
  actor.kind === "person" && actor.personId === contribution.authorId

const HOLDERS = {
  author: isAuthor,
  "another-editor": (actor: Actor, contribution: ContributionStanding) =>
    isEditor(actor) && !isAuthor(actor, contribution),
  party: (actor: Actor, contribution: ContributionStanding) => isEditor(actor) || isAuthor(actor, contribution),
} satisfies Record<MoveRule["by"], (actor: Actor, contribution: ContributionStanding) => boolean>

/** Whether `move` belongs to `actor` at all, whatever state the contribution is in. */
export const holdsMove = (actor: Actor, contribution: ContributionStanding, move: Move): boolean =>
  HOLDERS[MOVES[move].by](actor, contribution)

/** Every move that `actor` may make with `contribution` as it stands now. */
export function movesFor(actor: Actor, contribution: ContributionStanding): ReadonlySet<Move> {
  const moves = Object.keys(MOVES) as Move[]
  return new Set(moves.filter((move) => mayMove(actor, contribution, move)))
}

function mayMove(actor: Actor, contribution: ContributionStanding, move: Move): boolean {
  return !isStateInTheWay(contribution, move) && isOfKind(contribution, move) && holdsMove(actor, contribution, move)
}

/** The state that `move` leads to from `state`. */
export function stateAfter(move: Move, state: ContributionState): ContributionState {
  const rule: MoveRule = MOVES[move]
  return rule.to === "same" ? state : rule.to
}

/** Whether it is the contribution's state (and not who asks) that stands in the way of `move`: decides the words of the refusal. */
export const isStateInTheWay = (contribution: ContributionStanding, move: Move): boolean =>
  !(MOVES[move] as MoveRule).from.includes(contribution.state)

/** Whether `move` is for contributions of this kind at all. */
export function isOfKind({ kind }: ContributionStanding, move: Move): boolean {
  const { only }: MoveRule = MOVES[move]
  return only === undefined || only === kind
}
