import { expect, test } from "vitest"
import { type Actor, SYSTEM, VISITOR } from "#core/actor"
import { holdsMove, isStateInTheWay, MOVES, type Move, movesFor, stateAfter } from "#core/contribution/moves"
import { CONTRIBUTION_STATES, type ContributionState } from "#core/contribution/vocabulary"

const AUTHOR = "01890000-0000-7000-8000-000000000001"
const person = (personId: string, role: "member" | "editor" | "admin"): Actor => ({
  kind: "person",
  personId,
  role,
  name: "P",
})

const WHO = {
  visitor: VISITOR,
  system: SYSTEM,
  stranger: person("01890000-0000-7000-8000-000000000002", "member"),
  author: person(AUTHOR, "member"),
  editor: person("01890000-0000-7000-8000-000000000003", "editor"),
  admin: person("01890000-0000-7000-8000-000000000004", "admin"),
  "author who is an editor": person(AUTHOR, "editor"),
  "author who is an administrator": person(AUTHOR, "admin"),
} satisfies Record<string, Actor>

const DECIDES = {
  draft: "",
  submitted: "claim release request_changes decline merge amend",
  changes_requested: "decline",
  amended: "recall decline",
  merged: "undo",
  reverted: "reopen",
  declined: "reopen",
  withdrawn: "",
}
const WRITES = {
  draft: "write submit discard",
  submitted: "write resubmit withdraw",
  changes_requested: "write resubmit withdraw",
  amended: "write resubmit approve withdraw",
  merged: "",
  reverted: "begin_again",
  declined: "begin_again",
  withdrawn: "begin_again",
}
const TALKS = {
  draft: "",
  submitted: "remark",
  changes_requested: "remark",
  amended: "remark",
  merged: "remark",
  reverted: "remark",
  declined: "remark",
  withdrawn: "",
}

/** Everything that anybody may do, by who they are and the state the contribution is in. What is not here is refused. */
const TABLE: Record<keyof typeof WHO, Partial<Record<ContributionState, string>>[]> = {
  visitor: [],
  system: [],
  stranger: [],
  author: [WRITES, TALKS],
  editor: [DECIDES, TALKS],
  admin: [DECIDES, TALKS],
  "author who is an editor": [WRITES, TALKS],
  "author who is an administrator": [WRITES, TALKS],
}

const cases = Object.entries(TABLE).flatMap(([who, allowed]) =>
  CONTRIBUTION_STATES.map((state) => ({
    who: who as keyof typeof WHO,
    state,
    moves: allowed.flatMap((byState) => (byState[state] ?? "").split(" ").filter((move) => move !== "")),
  })),
)

test.each(cases)("$who, $state: $moves", ({ who, state, moves }) => {
  expect([...movesFor(WHO[who], { state, authorId: AUTHOR, kind: "insight" })].sort()).toEqual([...moves].sort())
})

const LEADS_TO = [
  ["submit", "draft", "submitted"],
  ["resubmit", "changes_requested", "submitted"],
  ["resubmit", "submitted", "submitted"],
  ["discard", "draft", "withdrawn"],
  ["withdraw", "submitted", "withdrawn"],
  ["claim", "submitted", "submitted"],
  ["request_changes", "submitted", "changes_requested"],
  ["decline", "changes_requested", "declined"],
  ["reopen", "declined", "submitted"],
  ["merge", "submitted", "merged"],
  ["amend", "submitted", "amended"],
  ["approve", "amended", "merged"],
  ["resubmit", "amended", "submitted"],
  ["recall", "amended", "submitted"],
  ["undo", "merged", "reverted"],
  ["reopen", "reverted", "submitted"],
  ["remark", "merged", "merged"],
] as const satisfies readonly (readonly [Move, ContributionState, ContributionState])[]

test.each(LEADS_TO)("%s leads from %s to %s", (move, from, to) => {
  expect(stateAfter(move, from)).toBe(to)
})

test("only an undo leads out of merged, and nothing out of withdrawn but a new beginning", () => {
  const moves = Object.keys(MOVES) as Move[]
  const out = moves.filter((move) =>
    (["merged", "withdrawn"] as const).some((state) => !isStateInTheWay({ state, authorId: AUTHOR }, move)),
  )
  expect(out).toEqual(["begin_again", "undo", "remark"])
  expect(stateAfter("begin_again", "withdrawn")).toBe("withdrawn")
})

test("a decision is never the author's, whatever the state", () => {
  const decisions = [
    "request_changes",
    "decline",
    "reopen",
    "merge",
    "amend",
    "recall",
    "undo",
    "claim",
    "release",
  ] as const
  const held = decisions.filter((move) =>
    holdsMove(WHO["author who is an administrator"], { state: "submitted", authorId: AUTHOR }, move),
  )
  expect(held).toEqual([])
})

test.each([
  ["insight", true],
  ["edit", false],
] as const)("other words for the whole of an %s are asked for: %s", (kind, expected) => {
  expect(movesFor(WHO.editor, { state: "submitted", authorId: AUTHOR, kind }).has("amend")).toBe(expected)
})
