import { NO_SOURCE, readSource, type TypedSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import type { Problems } from "#core/refusal"
import type { DraftContent } from "./content"
import { type DraftedChange, sourcesToCite } from "./drafted"
import { changeReasonInput } from "./inputs"
import { aboutOf, type ChangeReason, changeFor, type SentReason, saysSomething } from "./reasons"

/** The reasons of a draft as they are sent, and those whose change was taken back: these stay in the draft. */
export type Sorted = {
  readonly sent: readonly SentReason[]
  readonly loose: readonly ChangeReason[]
  readonly problem?: string
}

/** Puts the reasons of a draft to its changes. A reason that cannot be kept as it is, is a problem. */
export function sortReasons(
  { reasons = [] }: Pick<DraftContent, "reasons">,
  changes: readonly DraftedChange[],
  known: readonly Source[],
): Sorted {
  const ids = new Set(known.map(({ id }) => id))
  const loose: ChangeReason[] = []
  const sent: SentReason[] = []
  let problem: string | undefined
  for (const reason of reasons.filter(saysSomething)) {
    const found = changeFor(reason.about, changes)
    if (!found) {
      loose.push(reason)
      continue
    }
    const text = changeReasonInput.safeParse(reason.text)
    if (!text.success) problem ??= `The reason “${opening(reason.text)}”: ${text.error.issues[0]?.message}`
    if (reason.refId !== "" && !ids.has(reason.refId))
      problem ??= "A reason names a source that is not there. Choose it again."
    const about = aboutOf(found.change)
    sent.push({ changeId: found.change.id, about, text: text.data ?? reason.text, refId: reason.refId })
  }
  const order = new Map(changes.map(({ change }, at) => [change.id, at]))
  sent.sort((one, other) => (order.get(one.changeId) ?? 0) - (order.get(other.changeId) ?? 0))
  return { sent, loose, ...(problem && { problem }) }
}

const opening = (text: string): string => shortened(text, 40)

/** A reason as a plain form gives it: for the change with this id, with a source of the list or a new one. */
export type TypedReason = {
  readonly change: string
  readonly text: string
  readonly refId: string
  readonly source: TypedSource
}

type Answered = Pick<DraftContent, "reasons" | "sources"> & { readonly problems: Problems }

/**
 * The reasons and sources of a draft after a form was filled in. For the changes that the form names, what it says stands;
 * everything else stays. Problems are named `reasons.<place in the form>.<field>`.
 */
export function answerReasons(
  draft: Pick<DraftContent, "reasons" | "sources">,
  {
    changes,
    typed,
    base,
  }: { changes: readonly DraftedChange[]; typed: readonly TypedReason[]; base: readonly Source[] },
): Answered {
  const problems: Record<string, string> = {}
  const named = new Map(changes.map((one) => [one.change.id, one]))
  const asked = new Set(typed.map(({ change }) => change))
  const others = (draft.reasons ?? []).filter(({ about }) => !asked.has(changeFor(about, changes)?.change.id ?? ""))
  let sources = draft.sources ?? []
  const answered = typed.flatMap(({ change, text, refId, source }, at): ChangeReason[] => {
    const about = named.get(change)?.about
    let chosen = refId
    if (Object.keys(NO_SOURCE).some((field) => source[field as keyof TypedSource].trim() !== "")) {
      const read = readSource(source, sourcesToCite({ sources }, base))
      if (!read.ok) {
        for (const [field, problem] of Object.entries(read.problems)) problems[`reasons.${at}.${field}`] = problem
      } else {
        if (!read.isKnown) sources = [...sources, read.source]
        chosen = read.source.id
      }
    }
    if (!about) {
      if (text.trim() !== "") problems[`reasons.${at}.text`] = "This change is not part of your edit any more."
      return []
    }
    const read = changeReasonInput.safeParse(text)
    if (!read.success) problems[`reasons.${at}.text`] = read.error.issues[0]?.message ?? ""
    const reason = { about, text, refId: chosen }
    return saysSomething(reason) ? [reason] : []
  })
  return { reasons: [...others, ...answered], sources, problems }
}
