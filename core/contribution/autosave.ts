import type { Problems, RefusalCode } from "#core/refusal"

/** What a page writes, by field; a field is compared as a whole. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * What keeps the text from being saved. `offline`: nobody answers, worth trying again. `signed-out`: the session ended,
 * worth trying when the person comes back. `elsewhere`: another tab or device saved, or the contribution moved on; trying
 * again would never help. `refused`: this text cannot be kept; worth trying when it has changed.
 */
export type Trouble = { readonly kind: "offline" | "signed-out" | "elsewhere" | "refused"; readonly sentence: string }

/** The saving of one draft in one page: what the server has, what the page has, and what is on its way. */
export type Autosave = {
  /** How many saves of this draft the page knows of. */
  readonly saves: number
  /** Instant of the last one, ISO 8601. */
  readonly savedAt: string
  /** The revision that readers saw at the last save; 0 before any. */
  readonly liveSeq: number
  readonly kept: Fields
  readonly written: Fields
  readonly sending: Fields | null
  /** What was sent and may have arrived, though no answer came. It is sent again as it was, before anything newer. */
  readonly unanswered: Fields | null
  readonly trouble: Trouble | null
}

/** What came back for what was sent; `null` when nothing did. */
export type Answer =
  | { readonly ok: true; readonly saves: number; readonly savedAt: string; readonly liveSeq?: number }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string; readonly fields?: Problems }
  | null

/** What the page may say about its text, in one word. */
export type Standing = "saved" | "saving" | "unsaved" | Trouble["kind"]

export const beginAutosave = (from: { saves: number; savedAt: string; fields: Fields }): Autosave => ({
  saves: from.saves,
  savedAt: from.savedAt,
  liveSeq: 0,
  kept: from.fields,
  written: from.fields,
  sending: null,
  unanswered: null,
  trouble: null,
})

/** Something was typed. What could not be kept may be tried again now. */
export function write(save: Autosave, changes: Fields): Autosave {
  const trouble = save.trouble?.kind === "refused" ? null : save.trouble
  return { ...save, written: { ...save.written, ...changes }, trouble }
}

/** The fields that the server has otherwise, or not at all. */
export function unsavedFields({ kept, written }: Pick<Autosave, "kept" | "written">): Fields {
  return Object.fromEntries(Object.entries(written).filter(([name, value]) => !isSame(value, kept[name])))
}

/** What the server had in place of the fields that it has otherwise, as far as the page knows. */
export function fromFields({ kept, written }: Pick<Autosave, "kept" | "written">): Fields {
  return Object.fromEntries(Object.keys(unsavedFields({ kept, written })).map((name) => [name, kept[name]]))
}

/** Whether the server may lack something of what the page has. */
export const isUnsaved = (save: Autosave): boolean =>
  save.unanswered !== null || Object.keys(unsavedFields(save)).length > 0

/** Takes what is unsaved on its way; null while something is on its way, when nothing is unsaved, or when it is of no use. */
export function send(save: Autosave): Autosave | null {
  if (save.sending || save.trouble?.kind === "elsewhere" || save.trouble?.kind === "refused") return null
  return isUnsaved(save) ? { ...save, sending: save.unanswered ?? unsavedFields(save) } : null
}

/** What was on its way has arrived, or not. What was typed meanwhile stays unsaved. */
export function receive(save: Autosave, answer: Answer): Autosave {
  if (answer?.ok) {
    const { saves, savedAt, liveSeq = save.liveSeq } = answer
    const kept = { ...save.kept, ...save.sending }
    return { ...save, saves, savedAt, liveSeq, kept, sending: null, unanswered: null, trouble: null }
  }
  const trouble = troubleOf(answer)
  return { ...save, sending: null, unanswered: unansweredAfter(save, trouble), trouble }
}

/** A plain no means that nothing was kept; a sign-in page says nothing about an earlier try. */
function unansweredAfter({ sending, unanswered }: Autosave, { kind }: Trouble): Fields | null {
  if (kind === "offline") return sending
  return kind === "refused" ? null : unanswered
}

export function standingOf(save: Autosave): Standing {
  if (save.trouble) return save.trouble.kind
  if (save.sending) return "saving"
  return isUnsaved(save) ? "unsaved" : "saved"
}

function troubleOf(answer: Exclude<Answer, { ok: true }>): Trouble {
  if (answer === null) return { kind: "offline", sentence: "" }
  const { code, message, fields = {} } = answer
  // A sentence about a field says what to do; the message only says that there is one.
  const sentence = Object.values(fields)[0] ?? message
  if (code === "sign-in-required") return { kind: "signed-out", sentence }
  if (code === "out-of-date") return { kind: "elsewhere", sentence }
  if (code === "unavailable" || code === "bug" || code === "too-many-requests") return { kind: "offline", sentence }
  return { kind: "refused", sentence }
}

/** A copy that a page left on the device because it could not be saved. */
export type DeviceCopy = {
  /** When it was written, ms since 1970. */
  readonly at: number
  readonly changes: Fields
  /** What the page had loaded, or saved last, in place of the changes; absent in copies of old. */
  readonly from?: Fields
}

/** What of a copy on the device the server has otherwise; null when it has all of it. */
export function lostFields(copy: DeviceCopy, kept: Fields): Fields | null {
  const changes = Object.entries(copy.changes).filter(([name, value]) => name in kept && !isSame(value, kept[name]))
  return changes.length === 0 ? null : Object.fromEntries(changes)
}

/** Whether two JSON values are equal; never throws, whatever was typed (half a surrogate pair has no canonical JSON). */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))]
  return left.length === right.size && left.every(([name, value]) => right.has(name) && isSame(value, right.get(name)))
}
