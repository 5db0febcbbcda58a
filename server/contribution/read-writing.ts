import { eq } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import { partiesDeclared } from "#core/article/parties"
import type { DraftContent } from "#core/contribution/content"
import { isId } from "#core/contribution/inputs"
import { type Move, movesFor } from "#core/contribution/moves"
import type { ContributionKind, ContributionState } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { Block, Source } from "#core/document/schema"
import { declaredEntities, disclosureHolds, disclosureLine } from "#core/people/disclosure"
import { contribution } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { loadArticle, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import { bylineOf } from "#server/people/bylines"
import { type DisclosureView, readDisclosure } from "#server/people/read-person"
import { type ContributionRow, loadDraft } from "./load"
import { type AskedView, readAsked } from "./read-asked"

/** A draft with all that its pages need: what was written, against what, and who writes. */
export type WritingView = {
  readonly id: string
  readonly kind: ContributionKind
  readonly state: ContributionState
  /** What its author may do with it now. */
  readonly moves: ReadonlySet<Move>
  readonly versions: number
  /** What an editor asked about single changes of the version sent last, and nobody answered yet. */
  readonly asked: AskedView | null
  readonly content: DraftContent
  readonly saves: number
  readonly savedAt: Date
  readonly startedAt: Date
  readonly article: {
    readonly slug: string
    readonly title: string
    readonly isOpen: boolean
    readonly liveSeq: number
  }
  readonly base: {
    readonly seq: number
    readonly title: string
    readonly blocks: readonly Block[]
    readonly sources: readonly Source[]
  }
  readonly author: Byline
  readonly hasProfile: boolean
  readonly disclosure: DisclosureView | null
  readonly disclosureHolds: boolean
  /** The newest disclosure in one line; empty where there is none. */
  readonly disclosureLine: string
  /** Parties named in the article in which the author declared an interest: readers see them beside the name. */
  readonly namedHere: readonly string[]
}

/** One's own draft by its id; null for strangers, unknown ids and contributions that can no longer be written. */
export async function readWriting(ctx: Context, id: string): Promise<WritingView | null> {
  const personId = personIdOf(ctx.actor)
  if (!personId || !isId(id)) return null
  const [row] = await ctx.db.select().from(contribution).where(eq(contribution.id, id))
  if (!row) return null
  const moves = movesFor(ctx.actor, row)
  if (!moves.has("write")) return null
  const draft = await loadDraft(ctx, id)
  const [author] = await ctx.db.select().from(person).where(eq(person.id, personId))
  if (!draft || !author) return null
  const article = await loadArticle(ctx, row.articleId)
  const base = await loadRevision(ctx, draft.baseRevisionId)
  const disclosure = await readDisclosure(ctx, personId)
  return {
    id,
    kind: row.kind,
    state: row.state,
    moves,
    versions: row.versions,
    asked: await openRequests(ctx, row),
    content: draft.content,
    saves: draft.saves,
    savedAt: draft.savedAt,
    startedAt: row.createdAt,
    article: { slug: article.slug, title: article.title, isOpen: article.status === "live", liveSeq: article.liveSeq },
    base: { seq: base.seq, title: base.title, blocks: base.blocks.map(({ block }) => block), sources: base.sources },
    author: bylineOf(author),
    hasProfile: author.name !== null && author.slug !== null,
    disclosure,
    disclosureHolds: disclosureHolds(disclosure, ctx.now),
    disclosureLine: disclosure ? disclosureLine(disclosure.answers) : "",
    namedHere: disclosure ? partiesDeclared(declaredEntities(disclosure.answers), article.parties) : [],
  }
}

/** What was asked about single changes of the version sent last: what an earlier one was asked is answered. */
async function openRequests(ctx: Context, row: ContributionRow): Promise<AskedView | null> {
  const asked = row.state === "changes_requested" ? await readAsked(ctx, row) : null
  return asked?.answeredIn === null ? asked : null
}
