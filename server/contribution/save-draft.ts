import { and, eq } from "drizzle-orm"
import type { z } from "zod"
import { editProblem, keepsEachOnce } from "#core/contribution/bounds"
import type { DraftContent } from "#core/contribution/content"
import { saveDraftInput } from "#core/contribution/inputs"
import { touchedBlocks } from "#core/contribution/proposal"
import { type Ground, readRewritten, rewrite } from "#core/contribution/rewritten"
import { canonicalJson } from "#core/document/canonical-json"
import { readSource, type TypedSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import { Refusal } from "#core/refusal"
import { contribution, draft } from "#db/tables/contributions"
import { loadArticle, loadRevision } from "#server/article/load"
import { type Context, inTransaction } from "#server/context"
import { parse } from "#server/parse"
import { type DraftRow, loadDraft, loadForMove } from "./load"
import { passageIn } from "./start"

type Saved = { saves: number; savedAt: string; liveSeq: number }
type Changes = z.output<typeof saveDraftInput>["changes"]

/**
 * Keeps what was typed, letter by letter, valid or not. Only the fields given are changed; of an edit's blocks, those that
 * say what the article says are left out. `saves` is the number of saves the page has seen; when another tab or device
 * saved something else meanwhile, refuses with `out-of-date` and changes nothing. When everything given is kept already
 * (a save whose answer was lost comes again), succeeds and writes nothing. Gives the number of saves that the page knows
 * then, and the revision that readers see now. Not an event: nobody but the author sees a draft.
 */
export async function saveDraft(ctx: Context, raw: unknown): Promise<Saved> {
  const input = parse(saveDraftInput, raw)
  return inTransaction(ctx, async (tx) => {
    const row = await loadForMove(tx, input.id, "write")
    const kept = await loadDraft(tx, input.id)
    if (!kept) throw new Refusal("not-found", "There is no such draft.")
    const content = { ...kept.content, ...(await keepable(tx, kept, input.changes)) }
    const { liveSeq } = await loadArticle(tx, row.articleId)
    if (canonicalJson(content) === canonicalJson(kept.content)) return savedAs(kept, liveSeq)
    if (kept.saves !== input.saves) throw savedElsewhere()
    return savedAs(await keep(tx, input.id, { content, saves: input.saves }), liveSeq)
  })
}

async function keep(ctx: Context, id: string, next: { content: DraftContent; saves: number }): Promise<DraftRow> {
  const [saved] = await ctx.db
    .update(draft)
    .set({ content: next.content, saves: next.saves + 1, savedAt: ctx.now })
    .where(and(eq(draft.contributionId, id), eq(draft.saves, next.saves)))
    .returning()
  if (!saved) throw savedElsewhere()
  await ctx.db.update(contribution).set({ changedAt: ctx.now }).where(eq(contribution.id, id))
  return saved
}

/** What of the changes is kept: passages as they stand in the draft's own revision, and only what was touched. */
async function keepable(ctx: Context, kept: DraftRow, changes: Changes): Promise<Partial<DraftContent>> {
  const { passage, blocks, proposed, newSource, ...rest } = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Changes
  if (!newSource && passage === undefined && blocks === undefined && proposed === undefined) return rest
  const revision = await loadRevision(ctx, kept.baseRevisionId)
  const base: Ground = { seq: revision.seq, blocks: revision.blocks.map(({ block }) => block) }
  if (proposed && (proposed.on !== base.seq || !keepsEachOnce(base, proposed))) throw savedElsewhere()
  const text = readRewritten(base, proposed === undefined ? kept.content.proposed : proposed)
  const written = {
    ...(proposed !== undefined && { proposed: rewrite(base, text) }),
    ...(blocks && { blocks: touchedBlocks(text, blocks) }),
  }
  refuseTooMuch(base, { ...kept.content, ...written }, written)
  return {
    ...rest,
    ...(passage !== undefined && { passage: passageIn(revision, passage) }),
    ...written,
    ...(newSource && { sources: withSource(rest.sources ?? kept.content.sources, newSource, revision.sources) }),
  }
}

/** A draft that was beyond the bounds before may still be given another passage or source. */
function refuseTooMuch(base: Ground, next: DraftContent, written: Partial<DraftContent>): void {
  const problem = Object.keys(written).length > 0 ? editProblem(base, next) : undefined
  if (problem) throw new Refusal("invalid-input", "This is more than can be kept.", { "changes.blocks": problem })
}

/** The sources of a draft with one more, or with another wording of one; a source that the article has is none of them. */
function withSource(own: readonly Source[] = [], typed: TypedSource, known: readonly Source[]): readonly Source[] {
  const read = readSource(typed, known)
  if (read.ok) return read.isKnown ? own : [...own.filter(({ id }) => id !== read.source.id), read.source]
  const problems = Object.entries(read.problems).map(([field, problem]) => [`newSource.${field}`, problem])
  throw new Refusal("invalid-input", "The source needs another look.", Object.fromEntries(problems))
}

const savedAs = ({ saves, savedAt }: DraftRow, liveSeq: number): Saved => ({
  saves,
  savedAt: savedAt.toISOString(),
  liveSeq,
})

const savedElsewhere = () =>
  new Refusal("out-of-date", "This draft was changed in another tab or on another device meanwhile.")
