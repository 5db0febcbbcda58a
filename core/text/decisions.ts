import type { Inline } from "#core/document/schema"
import type { Change, Flag } from "#core/text/change"
import type { Conflict, Resolution } from "#core/text/conflict"

/** What people have decided about a merge so far. Ids that the merge does not know are ignored: they were for an older one. */
export type Decisions = {
  readonly resolutions?: Readonly<Record<string, Resolution>>
  /** Changes left out. */
  readonly declined?: readonly string[]
  /** Text changes and inserted blocks taken in other words: change id -> the text to stand in place of the proposal's. */
  readonly amended?: Readonly<Record<string, readonly Inline[]>>
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never

/** Collects what a merge finds, and answers what was decided about it. */
export type Ledger = {
  /** Whether changes and the origin of every word are wanted too; if not, texts that one side left alone are not read. */
  readonly detailed: boolean
  readonly conflicts: Conflict[]
  readonly changes: Change[]
  readonly flags: Flag[]
  /** What was decided about a change that takes no other words. */
  readonly decide: (id: string) => { readonly state: "applied" | "declined" }
  /** Records a conflict and gives its resolution, if there is one. */
  readonly conflict: (found: Without<Conflict, "resolution">) => Resolution | undefined
  /** Records a change and says what to do with it; `amended` is the text to put there. */
  readonly change: (
    found: Without<Change, "state">,
  ) => { state: "applied" | "declined" } | { state: "amended"; amended: readonly Inline[] }
  /** Records a change that the live text already has. */
  readonly agreed: (found: Without<Change, "state">) => void
}

/** Opens an empty ledger over some decisions. */
export function openLedger(decisions: Decisions, { detailed }: { detailed: boolean }): Ledger {
  const declined = new Set(decisions.declined)
  const ledger: Ledger = {
    detailed,
    conflicts: [],
    changes: [],
    flags: [],
    decide: (id) => ({ state: declined.has(id) ? "declined" : "applied" }),
    conflict: (found) => {
      const resolution = own(decisions.resolutions, found.id)
      ledger.conflicts.push(resolution ? { ...found, resolution } : found)
      return resolution
    },
    change: (found) => {
      const amended = found.kind === "text" || found.kind === "insert" ? own(decisions.amended, found.id) : undefined
      const state = declined.has(found.id) ? "declined" : amended ? "amended" : "applied"
      ledger.changes.push({ ...found, state })
      return state === "amended" && amended ? { state, amended } : { state: state === "declined" ? state : "applied" }
    },
    agreed: (found) => {
      ledger.changes.push({ ...found, state: "agreed" })
    },
  }
  return ledger
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}
