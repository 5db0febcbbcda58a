import type { Block, Document, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import type { Change, Flag } from "#core/text/change"
import type { Versions } from "#core/text/chunks"
import type { Conflict, Resolution } from "#core/text/conflict"
import { mergeDocuments } from "#core/text/merge"
import type { Pieces } from "#core/text/pieces"
import { readRulings, type TypedRulings } from "./rulings"
import { isCode, type Take, takesFor } from "./settle"
import { readWords } from "./typed-words"

/** How an editor settled a conflict in the form: which words to take; for `custom`, the words in Markdown. */
export type TypedResolution = { readonly take: Take; readonly text: string }
export type TypedResolutions = Readonly<Record<string, TypedResolution>>

type Side = { readonly blocks: readonly { readonly block: Block }[]; readonly sources: readonly Source[] }
type Proposal = {
  /** The revision that the proposal was written against. */
  readonly base: Side
  /** The revision that readers see now. */
  readonly live: Side
  readonly proposed: Document
  readonly resolutions: TypedResolutions
  /** What the editor makes of single changes; without it, all of them are taken. */
  readonly rulings?: TypedRulings
  /** Sources that the proposal brings: words typed for it may cite them. */
  readonly added?: readonly Source[]
}

export type MergedProposal = {
  readonly document: Document
  readonly pieces: Pieces
  readonly conflicts: readonly Conflict[]
  readonly changes: readonly Change[]
  readonly flags: readonly Flag[]
  /** Ids of the conflicts that nobody has settled yet. */
  readonly unresolved: readonly string[]
  /** Conflict id -> why the words typed for it cannot stand. Such a conflict is not settled. */
  readonly problems: Problems
  /** Change id -> why the verdict on it cannot stand. */
  readonly rulingProblems: Problems
  /** Change id -> the words that an editor put in place of the author's. */
  readonly amended: ReturnType<typeof readRulings>["amended"]
}

/**
 * What the article becomes when a proposal is merged into it as it is now. The review page asks it for what to show and
 * the verb for what to publish, so both are the same. Words chosen by typing are parsed as Markdown (in code, taken as
 * they are); a conflict stays open where they are missing, hold what cannot be kept or what readers could overlook, and
 * where what was chosen makes no sense for it (see `takesFor`).
 */
export function mergeProposal(proposal: Proposal): MergedProposal {
  const { base, live, proposed, resolutions, rulings = {}, added = [] } = proposal
  const sources = [...live.sources, ...added]
  const documents = { base: documentOf(base), ours: documentOf(live), theirs: proposed }
  const isAsked = Object.keys(resolutions).length + Object.keys(rulings).length > 0
  const asked = isAsked ? mergeDocuments(documents) : undefined
  const { settled, problems } = settle(asked?.conflicts ?? [], resolutions, { documents, sources })
  const isRuled = asked && Object.keys(rulings).length > 0
  const ruled = readRulings(rulings, { changes: isRuled ? asked.changes : [], documents, sources })
  const { declined, amended } = ruled
  const merged = mergeDocuments(documents, { resolutions: settled, declined, amended })
  const unresolved = merged.conflicts.filter((conflict) => conflict.resolution === undefined).map(({ id }) => id)
  return {
    document: merged.document,
    conflicts: merged.conflicts,
    flags: merged.flags,
    get changes() {
      return merged.changes
    },
    get pieces() {
      return merged.pieces
    },
    unresolved,
    problems,
    rulingProblems: ruled.problems,
    amended,
  }
}

/** One sentence for each place that nobody has settled, under the name of its field: `resolutions.<id>`. */
export function placesToSettle({ unresolved, problems }: Pick<MergedProposal, "unresolved" | "problems">): Problems {
  return Object.fromEntries(
    unresolved.map((id) => [`resolutions.${id}`, problems[id] ?? "Choose which words to keep here."]),
  )
}

/** One sentence for each verdict that cannot stand, under the name of its field: `rulings.<id>`. */
export const verdictsToMend = ({ rulingProblems }: Pick<MergedProposal, "rulingProblems">): Problems =>
  Object.fromEntries(Object.entries(rulingProblems).map(([id, problem]) => [`rulings.${id}`, problem]))

const documentOf = ({ blocks }: Side): Document => ({ blocks: blocks.map(({ block }) => block) })

type Setting = { readonly documents: Versions<Document>; readonly sources: readonly Source[] }

function settle(conflicts: readonly Conflict[], resolutions: TypedResolutions, { documents, sources }: Setting) {
  const problems: Record<string, string> = {}
  const settled: Record<string, Resolution> = {}
  for (const conflict of conflicts) {
    const typed = resolutions[conflict.id]
    if (!typed || !takesFor(conflict).includes(typed.take)) continue
    if (typed.take !== "custom") {
      settled[conflict.id] = { take: typed.take }
      continue
    }
    const read = readWords(typed.text, { isCode: isCode(conflict, documents), sources, missing: MISSING })
    if (read.ok) settled[conflict.id] = { take: "custom", content: read.content }
    else problems[conflict.id] = read.problem
  }
  return { settled, problems }
}

const MISSING = "Write the words that shall stand here."
