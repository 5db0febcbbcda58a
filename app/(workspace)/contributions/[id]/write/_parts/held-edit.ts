import { isSame } from "#core/contribution/autosave"
import { type Held, mergedField } from "#core/contribution/held-words"
import { type ChangeReason, saysSomething } from "#core/contribution/reasons"
import { type Ground, type Rewritten, readRewritten } from "#core/contribution/rewritten"
import type { Block, Source } from "#core/document/schema"
import type { Offer } from "./held-words"
import { offerOf, plainWords, startOf } from "./offer"
import type { Reasoned } from "./use-reasons"
import type { Lost } from "./use-saver"

type Written = Readonly<Record<string, string>>
/** What a device can hold of an edit; every field may be missing. */
type EditFields = {
  readonly proposed?: Rewritten | null
  readonly blocks?: Written
  readonly reason?: string
  readonly answers?: Written
  readonly reasons?: readonly ChangeReason[]
  readonly sources?: readonly Source[]
}
/** The text that a device holds, to be merged; the blocks alone where it was written on another revision. */
export type HeldEdit = { readonly text: Held | null; readonly loose: readonly string[] }

type Reading = {
  readonly base: Ground
  /** Reads fields of single passages. */
  readonly read: (blocks: Written) => readonly Block[]
  readonly now: readonly Block[]
}

/** The text among the words that a device holds. */
export function heldEdit({ fields, from }: Lost, { base, read, now }: Reading): HeldEdit {
  const { proposed, blocks } = fields as EditFields
  const loaded = from as EditFields
  if (proposed && proposed.on !== base.seq) {
    return { text: null, loose: proposed.parts.flatMap((part) => ("keep" in part ? [] : [plainWords(part)])) }
  }
  const had = loaded.proposed === undefined ? base.blocks : readRewritten(base, loaded.proposed)
  if (proposed !== undefined) return { text: { base: had, saved: now, held: readRewritten(base, proposed) }, loose: [] }
  const isTyped = blocks && Object.keys(blocks).length > 0
  return { text: isTyped ? { base: read(loaded.blocks ?? {}), saved: now, held: read(blocks) } : null, loose: [] }
}

type HeldField = {
  readonly name: string
  readonly label: string
  readonly now: string
  readonly typed: string
  /** What would stand there; null where both changed it. */
  readonly merged: string | null
}

/** The fields beside the text that a device holds otherwise. */
export function fieldsHeld({ fields, from }: Lost, form: HTMLElement | null): HeldField[] {
  const [held, had] = [fields as EditFields, from as EditFields]
  const standsIn = (name: string) =>
    [...(form?.querySelectorAll("textarea") ?? [])].find((field) => field.name === name)?.value ?? ""
  const field = (name: string, label: string, [typed, base]: readonly [string, string | undefined]): HeldField => {
    const now = standsIn(name)
    return { name, label, now, typed, merged: mergedField({ base: base ?? "", saved: now, held: typed }) }
  }
  const answers = Object.entries(held.answers ?? {}).map(([key, typed], n) =>
    field(`answers.${key}`, `Your answer to question ${n + 1}`, [typed, had.answers?.[key]]),
  )
  const reason = held.reason === undefined ? [] : [field("reason", "Why this should change", [held.reason, had.reason])]
  return [...reason, ...answers].filter(({ now, merged }) => merged !== now)
}

/** Reasons and sources as they stand, with those that only the device has. Nothing is taken out. */
export function joinReasoned(now: Reasoned, { fields }: Pick<Lost, "fields">): Reasoned {
  const { reasons = [], sources = [] } = fields as EditFields
  const known = new Set(now.sources.map(({ id }) => id))
  const own = reasons.filter(saysSomething).filter((reason) => !now.reasons.some((one) => isSame(one, reason)))
  return { reasons: [...now.reasons, ...own], sources: [...now.sources, ...sources.filter(({ id }) => !known.has(id))] }
}

type Around = {
  readonly sources: readonly Source[]
  readonly fields: readonly HeldField[]
  readonly reasoned: Reasoned
}

/** What is shown of it before it is put in. */
export function offerOfEdit(lost: Lost, { text, loose }: HeldEdit, { sources, fields, reasoned }: Around): Offer {
  const more = joinReasoned(reasoned, lost).reasons.slice(reasoned.reasons.length)
  const settled = fields.flatMap(({ label, merged }) => (merged === null ? [] : [{ label, text: merged }]))
  return offerOf(lost, text ?? { base: [], saved: [], held: [] }, {
    sources,
    loose,
    fields: [...settled, ...more.map(({ text }, n) => ({ label: `A reason (${n + 1})`, text }))],
    questions: fields.flatMap(({ name, now, typed, merged }) =>
      merged === null ? [{ id: name, saved: now, held: typed, start: startOf(true, { saved: now, held: typed }) }] : [],
    ),
  })
}
