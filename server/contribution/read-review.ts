import { and, eq, ne, sql } from "drizzle-orm"
import { personIdOf } from "#core/actor"
import type { AnchorRange, AnchorState } from "#core/anchor/anchor"
import { makeAnchor } from "#core/anchor/make"
import { resolveAnchor } from "#core/anchor/resolve"
import { withCited } from "#core/article/cited-sources"
import { fitSources } from "#core/article/fit-sources"
import { type NamedParty, partiesConcerned } from "#core/article/parties"
import type { ArticleStatus } from "#core/article/vocabulary"
import { attributeRevision } from "#core/authorship/attribute"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { type Authored, authoredBy } from "#core/contribution/authored"
import { type MergedProposal, mergeProposal, type TypedResolutions } from "#core/contribution/merge-proposal"
import type { SentReason } from "#core/contribution/reasons"
import { type ReviewValues, resolutionsKept, rulingsKept } from "#core/contribution/review-draft"
import { type ReviewPage, reviewPages, waiting } from "#core/contribution/review-pages"
import type { TypedRulings } from "#core/contribution/rulings"
import type { ContributionState } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import type { Document, Source } from "#core/document/schema"
import { type DisclosureAnswers, disclosureHolds } from "#core/people/disclosure"
import { may } from "#core/policy"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { graveyard } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { disclosure } from "#db/tables/people"
import { documentOf, type LoadedRevision, loadArticle, loadLive, loadRevision } from "#server/article/load"
import type { NoticeView } from "#server/article/notices"
import { standingNotices } from "#server/article/rule-notices"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { readDisclosure } from "#server/people/read-person"
import { cosignable } from "./cosign"
import { type ContributionRow, loadNewestVersion, type VersionRow } from "./load"
import { type ContributionView, readContribution } from "./read"
import { type NearbyView, readNearby } from "./read-nearby"
import { nextToDecide } from "./read-next"
import type { QueueNarrowed } from "./read-queue"
import { loadMerge, undoneText } from "./undo"

/** All that a decision is taken on. */
export type ReviewView = {
  readonly contribution: ContributionView
  readonly articleStatus: ArticleStatus
  readonly parties: readonly NamedParty[]
  readonly versionN: number
  readonly liveSeq: number
  readonly baseSeq: number
  readonly sources: readonly Source[]
  /** The article as it is now. */
  readonly title: string
  readonly dek: string
  readonly live: Document
  readonly edit: EditReview | null
  /** What undoing its merge would change, where the editor who looks may undo it. */
  readonly undo: UndoView | null
  /** An insight: where its passage stands in the article as it is now; null: about the whole article. */
  readonly place: { readonly state: AnchorState; readonly ranges: readonly AnchorRange[] } | null
  /** The author's interests as certified with this version, and those that concern a party named in the article. */
  readonly answers: DisclosureAnswers
  readonly certifiedAt: Date
  readonly interestsNamed: readonly string[]
  readonly isOwn: boolean
  /** Parties named in the article in which the editor who looks has declared an interest. */
  readonly ownInterests: readonly string[]
  readonly ownDisclosureHolds: boolean
  readonly hadOwnDisclosure: boolean
  /** Whether the editor who looks has taken it for review. */
  readonly isMine: boolean
  readonly record: AuthorRecord
  /** What else waits for this editor: the oldest that nobody else is at. */
  readonly next: { readonly id: string; readonly title: string } | null
  /** For each block, what else waits and touches it. */
  readonly nearby: ReadonlyMap<string, readonly NearbyView[]>
}

/** What an edit changes in the article as it is now, with what was tried out: which words to take, which changes. */
export type EditReview = {
  readonly merged: MergedProposal
  /** Everything to decide on, page by page, whatever was tried out. */
  readonly pages: readonly ReviewPage[]
  readonly proposed: Document
  /** The revision it was written against. */
  readonly base: Document
  /** Every block of the article with all that is suggested, whatever was tried out with single changes. */
  readonly suggested: readonly BlockChange[]
  /** The merge of another's edit that brought all of it before: then it is added as a co-signature. */
  readonly cosigned: { readonly author: Byline; readonly seq: number } | null
  /** Who would have written what of the next text; null unless it was asked for. */
  readonly authored: Authored | null
  readonly sources: readonly Source[]
  /** Sources that it brings and the article lacks: those stay that the next text cites. */
  readonly added: readonly Source[]
  /** Why single changes should be made. */
  readonly reasons: readonly SentReason[]
}

/** The article as it would be without what a merge brought; without a text for an insight, whose note leaves it. */
export type UndoView = {
  readonly mergedSeq: number
  readonly text: MergedProposal | null
  readonly pages: readonly ReviewPage[]
  readonly changes: readonly BlockChange[]
  /** The article before the merge. */
  readonly before: Document
  readonly sources: readonly Source[]
  /** The notice on the merge, of which is to be said whether it still holds. */
  readonly notices: readonly NoticeView[]
}

/** What somebody contributed before, this one aside. */
export type AuthorRecord = { readonly merged: number; readonly declined: number; readonly pending: number }

/** What an editor tries out before deciding; nothing of it is kept. */
export type TriedOut = {
  readonly resolutions?: TypedResolutions
  readonly rulings?: TypedRulings
  /** What the editor has kept of it, in place of both. */
  readonly kept?: ReviewValues
  /** Which words to take where an undo meets words that were changed since. */
  readonly undoing?: TypedResolutions
  /** Whether it is to be said who would have written what of the next text. */
  readonly isAuthored?: boolean
  /** The view of the queue from which the editor came, for what waits next. */
  readonly queue?: QueueNarrowed
}

/** A sent contribution against the article as it is now, for editors; null where there is none. */
export async function readReview(ctx: Context, id: string, tried: TriedOut = {}): Promise<ReviewView | null> {
  if (!may(ctx.actor, "desk.read")) return null
  const view = await readContribution(ctx, id)
  if (!view || view.versions.length === 0) return null
  const [row] = await ctx.db.select().from(contribution).where(eq(contribution.id, id))
  if (!row) return null
  const newest = await loadNewestVersion(ctx, row)
  const article = await loadArticle(ctx, row.articleId)
  const live = await loadLive(ctx, article)
  const base = newest.baseRevisionId === live.id ? live : await loadRevision(ctx, newest.baseRevisionId)
  const [certified] = await ctx.db.select().from(disclosure).where(eq(disclosure.id, newest.disclosureId))
  if (!certified) return null
  const own = await readDisclosure(ctx, personIdOf(ctx.actor) ?? "")
  return {
    contribution: view,
    articleStatus: article.status,
    parties: article.parties,
    versionN: newest.n,
    liveSeq: live.seq,
    baseSeq: base.seq,
    sources: live.sources,
    title: live.title,
    dek: live.dek,
    live: documentOf(live.blocks),
    edit: WAITING.has(row.state) ? await editReview(ctx, row, newest, { base, live, tried }) : null,
    undo: view.moves.has("undo") ? await undoView(ctx, row, live, tried) : null,
    place: placeOf(newest.content, base, live),
    answers: certified.answers,
    certifiedAt: certified.certifiedAt,
    interestsNamed: partiesConcerned(certified.answers, article.parties),
    isOwn: row.authorId === personIdOf(ctx.actor),
    ownInterests: own ? partiesConcerned(own.answers, article.parties) : [],
    ownDisclosureHolds: disclosureHolds(own, ctx.now),
    hadOwnDisclosure: own !== null,
    isMine: view.assignee !== null && view.assignee.byline.personId === personIdOf(ctx.actor),
    record: await recordOf(ctx, row),
    next: await nextToDecide(ctx, id, tried.queue),
    nearby: await readNearby(ctx, row),
  }
}

type Content = VersionRow["content"]

type Setting = { readonly base: LoadedRevision; readonly live: LoadedRevision; readonly tried: TriedOut }

async function editReview(
  ctx: Context,
  row: ContributionRow,
  { contributionId, content, n: versionN }: VersionRow,
  { base, live, tried }: Setting,
): Promise<EditReview | null> {
  if (content.kind !== "edit") return null
  const { document: proposed, added, names } = fitSources(content.proposed, content.sources ?? [], live.sources)
  const { isAuthored = false } = tried
  const asSent = mergeProposal({ base, live, proposed, added, resolutions: {} })
  const { resolutions, rulings } = chosenIn(tried, asSent, versionN)
  const isTried = Object.keys(resolutions).length + Object.keys(rulings).length > 0
  const merged = isTried ? mergeProposal({ base, live, proposed, added, resolutions, rulings }) : asSent
  const cosigned = await cosignable(ctx, { contribution: row, base, proposed, merged })
  const isRuled = Object.keys(rulings).length > 0
  const asSuggested = isRuled ? mergeProposal({ base, live, proposed, added, resolutions }) : merged
  return {
    merged,
    pages: reviewPages(asSent),
    proposed,
    base: documentOf(base.blocks),
    suggested: diffDocuments(documentOf(live.blocks), asSuggested.document),
    cosigned: cosigned && {
      author: (await bylinesOf(ctx, [cosigned.authorId]))(cosigned.authorId),
      seq: cosigned.seq,
    },
    authored: isAuthored ? await authoredOf(ctx, contributionId, live, merged) : null,
    sources: withCited(merged.document, live.sources, base.sources, added),
    added,
    reasons: (content.reasons ?? []).map((one) => ({ ...one, refId: names.get(one.refId) ?? one.refId })),
  }
}

/** What is tried out: what was kept of all that there is to decide on, or what was given. */
function chosenIn(
  { resolutions = {}, rulings = {}, kept }: TriedOut,
  { changes, conflicts }: MergedProposal,
  versionN: number,
) {
  if (!kept) return { resolutions, rulings }
  return {
    resolutions: resolutionsKept(kept, "merge", conflicts),
    rulings: rulingsKept(kept, { changes: waiting(changes), versionN }),
  }
}

/** States in which an edit may still come into the article: what it would change there is worth showing. */
const WAITING: ReadonlySet<ContributionState> = new Set<ContributionState>([
  "submitted",
  "changes_requested",
  "declined",
  "reverted",
])

async function undoView(
  ctx: Context,
  { id, kind }: ContributionRow,
  live: LoadedRevision,
  { undoing = {}, kept = {} }: TriedOut,
): Promise<UndoView> {
  const past = await loadMerge(ctx, id)
  const before = documentOf(past.before.blocks)
  const about = {
    mergedSeq: past.merged.seq,
    before,
    sources: past.before.sources,
    notices: await standingNotices(ctx, live.articleId, { seqs: [past.merged.seq] }),
  }
  if (kind === "insight") return { ...about, text: null, changes: [], pages: [] }
  const asked = undoneText(past, live, {})
  const resolutions = { ...resolutionsKept(kept, "undo", asked.conflicts), ...undoing }
  const text = Object.keys(resolutions).length > 0 ? undoneText(past, live, resolutions) : asked
  const changes = diffDocuments(documentOf(live.blocks), text.document)
  return { ...about, text, changes, pages: reviewPages(asked) }
}

/** Words that an editor would type are nobody's yet: they are the next revision's, which has no id. */
const NEXT = "next"

/** Attributes the next text just as publishing will. */
async function authoredOf(ctx: Context, id: string, live: LoadedRevision, merged: MergedProposal): Promise<Authored> {
  const [kept] = await ctx.db.select().from(graveyard).where(eq(graveyard.articleId, live.articleId))
  const { blocks } = attributeRevision({
    before: live.blocks,
    after: merged.document,
    origin: id,
    editorOrigin: NEXT,
    graveyard: (kept?.dead ?? EMPTY_GRAVEYARD) as Graveyard,
    pieces: merged.pieces,
  })
  return authoredBy(blocks, { author: id, editor: NEXT })
}

function placeOf(content: Content, base: LoadedRevision, live: LoadedRevision): ReviewView["place"] {
  if (content.kind !== "insight" || !content.passage) return null
  const anchor = makeAnchor(content.passage, base.seq, base.blocks)
  return anchor ? resolveAnchor(anchor, live.blocks) : { state: "orphaned", ranges: [] }
}

async function recordOf(ctx: Context, row: { id: string; authorId: string }): Promise<AuthorRecord> {
  const rows = await ctx.db
    .select({ state: contribution.state, n: sql<number>`count(*)::int` })
    .from(contribution)
    .where(and(eq(contribution.authorId, row.authorId), ne(contribution.id, row.id)))
    .groupBy(contribution.state)
  const count = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  return {
    merged: count("merged"),
    declined: count("declined"),
    pending: count("submitted", "changes_requested", "amended"),
  }
}
