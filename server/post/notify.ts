import { eq, inArray } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { DecisionKind } from "#core/contribution/vocabulary"
import type { ArrivalSort, Brief } from "#core/post/bundle"
import {
  amendedLetter,
  approvedLetter,
  changesRequestedLetter,
  cosignedLetter,
  cosignedUndoneLetter,
  declinedLetter,
  mergedLetter,
  recalledLetter,
  receivedLetter,
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
import { DESK, RECEIPTS, threadOf } from "./bundles"
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
  about: About & { kind: keyof typeof DECISION_LETTERS; message: string; seq?: number; changed?: string },
): Promise<void> {
  const author = await recipient(ctx, about.contribution.authorId)
  const fields = { ...letterFields(ctx, about, author, about.message, about.seq), changed: about.changed }
  await write(ctx, about, author, DECISION_LETTERS[about.kind](fields))
}

/** Tells the author that their insight is published, and the editor whose words they approved. */
export async function notifyApproved(ctx: Context, about: About & { editorId: string; seq: number }): Promise<void> {
  const author = await recipient(ctx, about.contribution.authorId)
  await write(ctx, about, author, mergedLetter(letterFields(ctx, about, author, "", about.seq)))
  const editor = await recipient(ctx, about.editorId)
  await writeToDesk(ctx, about, editor, {
    letter: approvedLetter(letterFields(ctx, about, editor, "", about.seq)),
    sort: "answer",
  })
}

/** Reminds the author of words that wait for approval, or tells the editor that no answer came. */
export async function notifyUnanswered(
  ctx: Context,
  about: About & { editorId: string; to: "author" | "editor" },
): Promise<void> {
  const one = await recipient(ctx, about.to === "author" ? about.contribution.authorId : about.editorId)
  const fields = letterFields(ctx, about, one)
  if (about.to === "author") return write(ctx, about, one, reminderLetter(fields))
  await writeToDesk(ctx, about, one, { letter: unansweredLetter(fields), sort: "answer" })
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
    const letter = submittedLetter({ ...letterFields(ctx, about, editor), isFirst: about.isFirst })
    await writeToDesk(ctx, about, editor, { letter, sort: about.isFirst ? "contribution" : "version" })
  }
}

/** Tells the author that what they sent has arrived. */
export async function notifyReceived(ctx: Context, about: About & { isFirst: boolean }): Promise<void> {
  const author = await recipient(ctx, about.contribution.authorId)
  const letter = receivedLetter({ ...letterFields(ctx, about, author), isFirst: about.isFirst })
  const path = `/contributions/${about.contribution.id}`
  const brief = { to: author.name, sort: "receipt", line: letter.subject, quote: "", path } as const
  await write(ctx, about, author, letter, { bundle: RECEIPTS, brief })
}

/** Tells the other side of a thread: the author what an editor wrote, the editors concerned what the author wrote. */
export async function notifyParties(ctx: Context, about: About & { message: string }): Promise<void> {
  const isAuthor = personIdOf(ctx.actor) === about.contribution.authorId
  const recipients = isAuthor
    ? await editorsConcerned(ctx, about.contribution)
    : [await recipient(ctx, about.contribution.authorId)]
  for (const one of recipients) {
    // An author who is an editor too gets no letter from the desk about their own words.
    if (isAuthor && one.id === about.contribution.authorId) continue
    const { message } = about
    const letter = remarkLetter({ ...letterFields(ctx, about, one, message), forEditor: isAuthor })
    if (isAuthor) await writeToDesk(ctx, about, one, { letter, sort: "message", message })
    else await writeToThread(ctx, about, one, { letter, message })
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

type Arrival = { readonly letter: Letter; readonly sort: ArrivalSort; readonly message?: string }

/** What arrives at the desk comes to an editor in few letters. */
function writeToDesk(ctx: Context, about: About, to: Recipient, { letter, sort, message = "" }: Arrival) {
  const brief = { to: to.name, sort, line: letter.subject, quote: message, path: `/desk/${about.contribution.id}` }
  return write(ctx, about, to, letter, { bundle: DESK, brief })
}

/** What editors write comes to the author in few letters for each thread; what they decide comes at once. */
function writeToThread(ctx: Context, about: About, to: Recipient, { letter, message }: Omit<Arrival, "sort">) {
  const { id } = about.contribution
  const brief = {
    to: to.name,
    sort: "message",
    line: letter.subject,
    quote: message ?? "",
    path: `/contributions/${id}`,
  } as const
  return write(ctx, about, to, letter, { bundle: threadOf(id), brief })
}

type Held = { readonly bundle: string; readonly brief: Brief }

/** People without an address (ORCID gives none) find the same on their pages. */
async function write(ctx: Context, about: About, to: Recipient, letter: Letter, held?: Held): Promise<void> {
  if (!to.email) return
  await writeLetter(ctx.db, { cause: `event:${about.event}`, recipient: to.email, now: ctx.now, ...letter, ...held })
}
