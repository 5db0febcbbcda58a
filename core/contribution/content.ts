import type { Passage } from "#core/anchor/anchor"
import type { CreditRole } from "#core/credit/roles"
import type { Document, Source } from "#core/document/schema"
import type { AskedAnswers } from "./asked"
import type { ChangeReason, SentReason } from "./reasons"
import type { Rewritten } from "./rewritten"
import type { AiUse } from "./vocabulary"

/** What the author says about a contribution, the same for every kind. */
export type Declarations = {
  readonly roles: readonly CreditRole[]
  readonly aiUse: AiUse
  readonly aiNote: string
  /** The licence agreed to, e.g. "CC BY 4.0". */
  readonly licence: string
}

/** A draft keeps what was typed, letter by letter, also where it would be refused. */
export type DraftContent = {
  readonly passage: Passage | null
  /** Insight: its text in Markdown. */
  readonly body: string
  /** Edit: the whole text as the editor has it; absent or null where it is the article's own. */
  readonly proposed?: Rewritten | null
  /** Edit: block id -> that block's text in Markdown, for the fields that were touched; empty text takes the block out. */
  readonly blocks: Readonly<Record<string, string>>
  /** Edit: why, and on which source. */
  readonly reason: string
  /** Edit: why single changes should be made; also reasons whose change was taken back. */
  readonly reasons?: readonly ChangeReason[]
  /** Edit: sources that the article does not have. */
  readonly sources?: readonly Source[]
  /** Edit: what its author says to single requests for changes. */
  readonly answers?: AskedAnswers
  readonly roles: readonly string[]
  readonly aiUse: string
  readonly aiNote: string
  readonly licence: boolean
  readonly interestsConfirmed: boolean
}

export const EMPTY_DRAFT: DraftContent = {
  passage: null,
  body: "",
  blocks: {},
  reason: "",
  roles: [],
  aiUse: "",
  aiNote: "",
  licence: false,
  interestsConfirmed: false,
}

/** What was sent: parsed, normalised, never changed again. */
export type VersionContent = Declarations &
  (
    | { readonly kind: "insight"; readonly body: Document; readonly words: number; readonly passage: Passage | null }
    | {
        readonly kind: "edit"
        readonly proposed: Document
        readonly reason: string
        /** Absent where no single change was given one. */
        readonly reasons?: readonly SentReason[]
        /** Sources that its text cites or its reasons name, and the revision it was written on has not; absent for none. */
        readonly sources?: readonly Source[]
        /** What its author said to single requests for changes; absent where nothing. */
        readonly answers?: AskedAnswers
      }
  )
