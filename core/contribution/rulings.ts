import { inlineToMarkdown } from "#core/document/markdown-inline"
import type { Block, Document, Inline, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import type { Change } from "#core/text/change"
import { plainText, sameContent } from "#core/text/content"
import { readWords } from "./typed-words"

/** What an editor makes of one change of a suggested edit. */
export const VERDICTS = ["accept", "amend", "decline"] as const
export type Verdict = (typeof VERDICTS)[number]

/** A verdict as it comes from the form: for `amend` the words, in Markdown; `word` is for the author. */
export type TypedRuling = { readonly verdict: Verdict; readonly text: string; readonly word: string }
/** Change id -> what the editor makes of it. A change that is not named is accepted. */
export type TypedRulings = Readonly<Record<string, TypedRuling>>

export type ReadRulings = {
  readonly declined: readonly string[]
  readonly amended: Readonly<Record<string, readonly Inline[]>>
  /** Change id -> one sentence saying why the verdict cannot stand. Such a change is taken as suggested meanwhile. */
  readonly problems: Problems
}

type Setting = {
  readonly changes: readonly Change[]
  readonly documents: { readonly base: Document; readonly theirs: Document }
  readonly sources: readonly Source[]
}

/**
 * Reads the verdicts on the changes of an edit. Words that say just what was suggested are no amendment. A verdict on a
 * change that is not there, or that the article has already, is a problem: nothing that an editor decided is passed over.
 */
export function readRulings(rulings: TypedRulings, setting: Setting): ReadRulings {
  const declined: string[] = []
  const amended: Record<string, readonly Inline[]> = {}
  const problems: Record<string, string> = {}
  const known = new Map(setting.changes.map((change) => [change.id, change]))
  for (const [id, { verdict, text }] of Object.entries(rulings)) {
    const change = known.get(id)
    if (!change) problems[id] = "This change is not part of the contribution any more."
    else if (change.state === "agreed" || verdict === "accept") continue
    else if (verdict === "decline") declined.push(id)
    else if (!isAmendable(change)) problems[id] = "This can be taken or left out, but not put in other words."
    else {
      const read = readWords(text, { ...setting, isCode: isCodeChange(change, setting.documents), missing: MISSING })
      if (!read.ok) problems[id] = read.problem
      else if (!sameContent(read.content, suggestedWords(change))) amended[id] = read.content
    }
  }
  return { declined, amended, problems }
}

const MISSING = "Write the words that shall stand here, or leave the change out."

/** Whether a change can be taken in other words: only where there are words of the author's to change. */
export function isAmendable(change: Change): boolean {
  if (change.kind === "text") return change.theirs.length > 0
  return change.kind === "insert" && AMENDABLE_BLOCKS.has(change.block.type) && change.block.content.length > 0
}

const AMENDABLE_BLOCKS: ReadonlySet<Block["type"]> = new Set<Block["type"]>([
  "paragraph",
  "heading",
  "list_item",
  "quote",
  "code",
])

/** The words that the author suggested for an amendable change. */
export function suggestedWords(change: Change): readonly Inline[] {
  if (change.kind === "text") return change.theirs
  return change.kind === "insert" ? change.block.content : []
}

/** What the field for other words begins with: the author's, as Markdown, or as they are where they are code. */
export function amendingText(change: Change, documents: Setting["documents"]): string {
  const words = suggestedWords(change)
  return isCodeChange(change, documents) ? plainText(words) : inlineToMarkdown(words)
}

function isCodeChange(change: Change, { base, theirs }: Setting["documents"]): boolean {
  if (change.kind === "insert") return change.block.type === "code"
  const inBlock = [...theirs.blocks, ...base.blocks].find(({ id }) => id === change.blockId)
  return inBlock?.type === "code"
}
