import { eq, lt } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { keepReviewInput, throwAwayKeptInput } from "#core/contribution/inputs"
import { isReviewForm, keptFields, keptWith, REVIEW_MOST_CHARACTERS, sizeOfKept } from "#core/contribution/review-draft"
import { may } from "#core/policy"
import { Refusal } from "#core/refusal"
import { noteIfPossible } from "#db/note"
import { contribution, reviewDraft } from "#db/tables/contributions"
import { type Context, inTransaction } from "#server/context"
import type { HeldForm } from "#server/form/read-held"
import { parse } from "#server/parse"
import { permit } from "#server/permit"
import { unknownContribution } from "./load"
import { holdReviewDraft, mine, readReviewDraft } from "./review-draft"

const KEPT_DAYS = 180

/**
 * Keeps what an editor chose and typed on a review, field by field, as it is made: on the server, so that no other
 * button, page or device loses it. Not an event: nothing has happened to the contribution, and what somebody considers
 * is nobody else's business. Refuses the author, who decides nothing, and more than anybody types.
 */
export async function keepReview(ctx: Context, raw: unknown): Promise<{ keptAt: string }> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const { id, fields } = parse(keepReviewInput, raw)
  return inTransaction(ctx, async (tx) => {
    await refuseAuthor(tx, id)
    const { values } = await holdReviewDraft(tx, id)
    const kept = keptWith(values, fields)
    if (sizeOfKept(kept) > REVIEW_MOST_CHARACTERS) throw tooMuch()
    await tx.db.update(reviewDraft).set({ values: kept, keptAt: tx.now }).where(mine(tx, id))
    await tx.db.delete(reviewDraft).where(lt(reviewDraft.keptAt, new Date(tx.now.getTime() - KEPT_DAYS * 86_400_000)))
    return { keptAt: tx.now.toISOString() }
  })
}

/** Throws away what was kept under these names: the editor has read that it fits nothing any more. Not an event either. */
export async function throwAwayKept(ctx: Context, raw: unknown): Promise<{ id: string }> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const { id, names } = parse(throwAwayKeptInput, raw)
  return inTransaction(ctx, async (tx) => {
    await refuseAuthor(tx, id)
    const { values } = await holdReviewDraft(tx, id)
    const gone = new Set(names)
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !gone.has(name)))
    await tx.db.update(reviewDraft).set({ values: rest }).where(mine(tx, id))
    return { id }
  })
}

/**
 * Takes a form that was refused up into what is kept, unless more was kept since: pressing another button then loses
 * nothing. Where the store takes nothing just now, the form itself is still held.
 */
export async function takeUpHeld(ctx: Context, id: string, held: HeldForm): Promise<void> {
  const { form } = held.values
  if (!held.heldAt || !isReviewForm(form)) return
  const { keptAt } = await readReviewDraft(ctx, id)
  if (keptAt && keptAt >= held.heldAt) return
  const [row] = await ctx.db
    .select({ authorId: contribution.authorId })
    .from(contribution)
    .where(eq(contribution.id, id))
  const fields = keptFields(form, held.values)
  if (row?.authorId === personIdOf(ctx.actor) || sizeOfKept(fields) > REVIEW_MOST_CHARACTERS / 2) return
  await noteIfPossible(() => keepReview(ctx, { id, fields }))
}

type Opening = {
  readonly id: string
  readonly versionN: number
  readonly liveSeq: number
  readonly page: number
}

/**
 * Notes that the editor has a page of a long review before them, and gives all that they have opened of this version
 * against this live revision; where the store takes nothing just now, this page. Not an event: it only counts when they
 * decide.
 */
export async function openReviewPage(ctx: Context, { id, page, ...against }: Opening): Promise<readonly number[]> {
  permit(ctx, may(ctx.actor, "desk.read"), "The desk is for editors.")
  const noted = await noteIfPossible(() => notePage(ctx, { id, page, ...against }))
  return noted ?? [page]
}

function notePage(ctx: Context, { id, page, ...against }: Opening): Promise<readonly number[]> {
  return inTransaction(ctx, async (tx) => {
    const { opened } = await holdReviewDraft(tx, id)
    const isSame = opened.versionN === against.versionN && opened.liveSeq === against.liveSeq
    const pages = [...new Set([...(isSame ? opened.pages : []), page])].sort((a, b) => a - b)
    await tx.db
      .update(reviewDraft)
      .set({ opened: { ...against, pages } })
      .where(mine(tx, id))
    return pages
  })
}

async function refuseAuthor(ctx: Context, id: string): Promise<void> {
  const [row] = await ctx.db
    .select({ authorId: contribution.authorId, versions: contribution.versions })
    .from(contribution)
    .where(eq(contribution.id, id))
  if (!row || row.versions === 0) throw unknownContribution()
  permit(
    ctx,
    row.authorId !== personIdOf(ctx.actor),
    "This is your own contribution, so another editor has to decide on it.",
  )
}

const tooMuch = () =>
  new Refusal(
    "too-large",
    "This is more than can be kept for one review. Ask for changes with what you have, then go on.",
  )
