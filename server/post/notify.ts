import { eq, inArray } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { DecisionKind } from "#core/contribution/vocabulary"
import {
  amendedLetter,
  approvedLetter,
  changesRequestedLetter,
  cosignedLetter,
  cosignedUndoneLetter,
  declinedLetter,
  mergedLetter,
  recalledLetter,
  remarkLetter,
  reminderLetter,
  reopenedLetter,
  submittedLetter,
  unansweredLetter,
  undoneLetter,
} from "#core/post/contribution-letters"
import type { Letter } from "#core/post/letter"
import { decision } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import type { ArticleRow } from "#server/article/load"
import type { Context } from "#server/context"
import type { ContributionRow } from "#server/contribution/load"
import { writeLetter } from "./write-letter"

type About = {
  /** The event that is the letter's cause: no recipient gets two letters about it. */
  readonly event: number
  readonly article: ArticleRow
  readonly contribution: ContributionRow
}

const DECISION_LETTERS = {
  merge: mergedLetter,
  amend: amendedLetter,
  request_changes: changesRequestedLetter,
  decline: declinedLetter,
  reopen: reopenedLetter,
  undo: undoneLetter,
  cosign: cosignedLetter,
  undoCosigned: cosignedUndoneLetter,
} satisfies Record<DecisionKind | "cosign" | "undoCosigned", unknown>

/** Tells the author what an editor decided, in the transaction of the decision. */
export async function notifyAuthor(
  ctx: Context,
  about: About & { kind: keyof typeof DECISION_LETTERS; message: string; seq?: number },
): Promise<void> {
  const author = await recipient(ctx, about.contribution.authorId)
  await write(
    ctx,
    about,
    author,
    DECISION_LETTERS[about.kind](letterFields(ctx, about, author, about.message, about.seq)),
  )
}

/** Tells the author that their insight is published, and the editor whose words they approved. */
export async function notifyApproved(ctx: Context, about: About & { editorId: string; seq: number }): Promise<void> {
  const author = await recipient(ctx, about.contribution.authorId)
  await write(ctx, about, author, mergedLetter(letterFields(ctx, about, author, "", about.seq)))
  const editor = await recipient(ctx, about.editorId)
  await write(ctx, about, editor, approvedLetter(letterFields(ctx, about, editor, "", about.seq)))
}

/** Reminds the author of words that wait for approval, or tells the editor that no answer came. */
export async function notifyUnanswered(
  ctx: Context,
  about: About & { editorId: string; to: "author" | "editor" },
): Promise<void> {
  const one = await recipient(ctx, about.to === "author" ? about.contribution.authorId : about.editorId)
  const fields = letterFields(ctx, about, one)
  await write(ctx, about, one, about.to === "author" ? reminderLetter(fields) : unansweredLetter(fields))
}

/** Tells the author that there is nothing to approve any more. */
export async function notifyRecalled(ctx: Context, about: About): Promise<void> {
  const author = await recipient(ctx, about.contribution.authorId)
  await write(ctx, about, author, recalledLetter(letterFields(ctx, about, author)))
}

/** Tells the editors that a contribution waits: all of them the first time, then the one who has it or last decided. */
export async function notifyEditors(ctx: Context, about: About & { isFirst: boolean }): Promise<void> {
  const editors = about.isFirst ? await allEditors(ctx) : await editorsConcerned(ctx, about.contribution)
  for (const editor of editors) {
    if (editor.id === about.contribution.authorId) continue
    await write(ctx, about, editor, submittedLetter({ ...letterFields(ctx, about, editor), isFirst: about.isFirst }))
  }
}

/** Tells the other side of a thread: the author what an editor wrote, the editors concerned what the author wrote. */
export async function notifyParties(ctx: Context, about: About & { message: string }): Promise<void> {
  const isAuthor = personIdOf(ctx.actor) === about.contribution.authorId
  const recipients = isAuthor
    ? await editorsConcerned(ctx, about.contribution)
    : [await recipient(ctx, about.contribution.authorId)]
  for (const one of recipients) {
    const fields = letterFields(ctx, about, one, about.message)
    await write(ctx, about, one, remarkLetter({ ...fields, forEditor: isAuthor }))
  }
}

type Recipient = { readonly id: string; readonly name: string | null; readonly email: string | null }
const RECIPIENT = { id: person.id, name: person.name, email: person.email }

async function recipient(ctx: Context, id: string): Promise<Recipient> {
  const [row] = await ctx.db.select(RECIPIENT).from(person).where(eq(person.id, id))
  return row ?? { id, name: null, email: null }
}

/** Everybody who may decide. */
export const allEditors = (ctx: Context): Promise<Recipient[]> =>
  ctx.db
    .select(RECIPIENT)
    .from(person)
    .where(inArray(person.role, ["editor", "admin"]))

async function editorsConcerned(ctx: Context, contribution: ContributionRow): Promise<Recipient[]> {
  const decided = await ctx.db
    .selectDistinct({ id: decision.editorId })
    .from(decision)
    .where(eq(decision.contributionId, contribution.id))
  const ids = [
    ...new Set([...decided.map(({ id }) => id), ...(contribution.assigneeId ? [contribution.assigneeId] : [])]),
  ]
  if (ids.length === 0) return allEditors(ctx)
  return ctx.db.select(RECIPIENT).from(person).where(inArray(person.id, ids))
}

function letterFields(ctx: Context, about: About, to: Recipient, message = "", seq?: number) {
  const { article, contribution } = about
  const kind = contribution.kind
  return {
    sender: ctx.sender,
    to: to.name,
    title: article.title,
    slug: article.slug,
    contributionId: contribution.id,
    kind,
    message,
    seq,
  }
}

/** People without an address (ORCID gives none) find the same on their pages. */
async function write(ctx: Context, about: About, to: Recipient, letter: Letter): Promise<void> {
  if (!to.email) return
  await writeLetter(ctx.db, { cause: `event:${about.event}`, recipient: to.email, now: ctx.now, ...letter })
}
