import { citedIds } from "#core/article/cited-sources"
import { attributedText } from "#core/authorship/attributed"
import { canonicalJson } from "#core/document/canonical-json"
import { inspectCharacters } from "#core/document/hygiene"
import { markdownToInsight } from "#core/document/markdown-insight"
import type { Block, Document, Source } from "#core/document/schema"
import { countWords } from "#core/document/words"
import { counted, numbered } from "#core/metadata/in-words"
import type { Problems } from "#core/refusal"
import { sameContent } from "#core/text/content"
import type { AskedAnswers } from "./asked"
import { editProblem, insightProblem } from "./bounds"
import type { DraftContent, VersionContent } from "./content"
import { draftedChanges, readDrafted, sourcesToCite } from "./drafted"
import { answerInput, declarationsInput, INSIGHT_MOST_WORDS, reasonInput } from "./inputs"
import type { ChangeReason } from "./reasons"
import { refusedInBlocks } from "./refused-words"
import type { Ground } from "./rewritten"
import { sortReasons } from "./sent-reasons"
import { type ContributionKind, LICENCE } from "./vocabulary"

type Composing = {
  readonly kind: ContributionKind
  readonly draft: DraftContent
  readonly base: Ground & { readonly sources: readonly Source[] }
  /** Makes the ids of blocks that the base does not have. */
  readonly newId: () => string
}
export type Composed =
  | { readonly ok: true; readonly content: VersionContent }
  | { readonly ok: false; readonly problems: Problems }

type InsightText = Pick<VersionContent & { kind: "insight" }, "kind" | "body" | "words" | "passage">
type EditText = Pick<
  VersionContent & { kind: "edit" },
  "kind" | "proposed" | "reason" | "reasons" | "sources" | "answers"
>
/** What was written, without what is said about it. `text` is what will appear; absent where there is nothing to show. */
export type ComposedText = {
  readonly problems: Problems
  readonly text?: InsightText | EditText
  /** Reasons that are not sent, because their change was taken back. */
  readonly loose?: readonly ChangeReason[]
}

/**
 * Makes of a draft what is sent: parsed, normalised and complete. The check page asks it for what will appear and the
 * verb for what it stores, so both are the same. Gives one sentence for each field that is missing or cannot be kept.
 */
export function composeVersion(composing: Composing): Composed {
  const declared = declarationsInput.safeParse(composing.draft)
  const { text, problems: inText } = composeText(composing)
  const problems: Record<string, string> = { ...inText }
  for (const issue of declared.error?.issues ?? []) problems[issue.path.join(".")] ??= issue.message
  if (Object.keys(problems).length > 0 || !declared.success || !text) return { ok: false, problems }
  const { roles, aiUse, aiNote } = declared.data
  return { ok: true, content: { ...text, roles, aiUse, aiNote, licence: LICENCE.code } }
}

/**
 * The written part of a draft alone: an insight's text and passage, or an edit's proposal and reason. A draft beyond its
 * bounds is not read at all.
 */
export function composeText(composing: Composing): ComposedText {
  const problems = boundsProblems(composing)
  if (problems) return { problems }
  return composing.kind === "insight" ? composeInsight(composing) : composeEdit(composing)
}

/** What is too much about a draft, under the name of the field; null where nothing is. To be asked before anything reads it. */
export function boundsProblems({
  kind,
  draft,
  base,
}: Pick<Composing, "kind" | "draft"> & { base: Ground }): Problems | null {
  const problem = kind === "insight" ? insightProblem(draft.body) : editProblem(base, draft)
  return problem === undefined ? null : kind === "insight" ? { body: problem } : { blocks: problem }
}

function composeInsight({ draft, base, newId }: Composing): ComposedText {
  const passage = draft.passage
  const problems: Record<string, string> = {}
  if (passage && !stands(passage, base.blocks)) {
    problems.passage = "The passage you picked is not in the revision you started from. Please pick it again."
  }
  const refused = inspectCharacters(draft.body).refused[0]
  const { document: body, dropped } = markdownToInsight(draft.body, newId)
  const words = countWords(body)
  const problem = refused?.sentence ?? droppedSentence(dropped, draft.body) ?? lengthProblem(words)
  if (problem) problems.body = problem
  return body.blocks.length === 0 ? { problems } : { problems, text: { kind: "insight", body, words, passage } }
}

function droppedSentence(dropped: readonly { line: number; what: string }[], text: string): string | undefined {
  const [first] = dropped
  return first && (text.trim().includes("\n") ? `Line ${first.line}: ${first.what}` : first.what)
}

function lengthProblem(words: number): string | undefined {
  if (words === 0) return "Write your insight first."
  if (words <= INSIGHT_MOST_WORDS) return undefined
  const over = words - INSIGHT_MOST_WORDS
  return `This is ${counted(words, "word")} long; an insight has at most ${INSIGHT_MOST_WORDS}. Shorten it by ${numbered(over)}, or suggest an edit instead.`
}

function stands({ blockId, start, end, exact }: NonNullable<DraftContent["passage"]>, blocks: readonly Block[]) {
  const block = blocks.find(({ id }) => id === blockId)
  return block !== undefined && exact !== "" && attributedText(block).slice(start, end) === exact
}

function composeEdit({ draft, base, newId }: Composing): ComposedText {
  const problems: Record<string, string> = {}
  const before: Document = { blocks: [...base.blocks] }
  const drafted = readDrafted({ draft, base, newId })
  const { proposed } = drafted
  Object.assign(problems, drafted.problems)
  const own = (draft.proposed?.parts ?? []).flatMap((part) => ("keep" in part ? [] : [part]))
  const refused = refusedInBlocks(own)
  if (refused) problems.blocks = refused
  const known = sourcesToCite(draft, base.sources)
  const cited = citedIds(proposed)
  if ([...cited].some((id) => known.every((source) => source.id !== id)))
    problems.blocks = "This cites a source that the article does not have. Take that citation out."
  if (isSame(before, proposed)) problems.blocks = "Nothing has changed yet. Change the words you want to correct."
  if (proposed.blocks.length === 0) problems.blocks = "This would leave an empty article."
  const changes = draft.reasons?.length ? draftedChanges(drafted, before) : []
  const { sent: reasons, loose, problem } = sortReasons(draft, changes, known)
  if (problem) problems.reasons = problem
  const reason = reasonInput.safeParse(draft.reason.trim() || (reasons.find(({ text }) => text !== "")?.text ?? ""))
  if (!reason.success) problems.reason = reason.error.issues[0]?.message ?? "Say why this should change."
  const sources = known
    .slice(base.sources.length)
    .filter(({ id }) => cited.has(id) || reasons.some(({ refId }) => refId === id))
  const answers = answersIn(draft, problems)
  return {
    problems,
    text: {
      kind: "edit",
      proposed,
      reason: reason.data ?? draft.reason,
      ...(reasons.length > 0 && { reasons }),
      ...(sources.length > 0 && { sources }),
      ...(answers && { answers }),
    },
    loose,
  }
}

/** What was answered to single requests, without those that say nothing; undefined where none does. */
function answersIn({ answers = {} }: DraftContent, problems: Record<string, string>): AskedAnswers | undefined {
  const read = Object.entries(answers).flatMap(([key, typed]): [string, string][] => {
    const answer = answerInput.safeParse(typed)
    if (!answer.success) problems[`answers.${key}`] = answer.error.issues[0]?.message ?? "Please shorten this answer."
    return answer.data ? [[key, answer.data]] : []
  })
  return read.length > 0 ? Object.fromEntries(read) : undefined
}

function isSame(before: Document, after: Document): boolean {
  return (
    before.blocks.length === after.blocks.length &&
    before.blocks.every((block, i) => {
      const other = after.blocks[i]
      return (
        other === block ||
        (other !== undefined &&
          sameContent(block.content, other.content) &&
          canonicalJson(block) === canonicalJson(other))
      )
    })
  )
}
