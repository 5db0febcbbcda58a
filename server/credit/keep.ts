import { and, eq } from "drizzle-orm"
import type { RevisionKind } from "#core/article/vocabulary"
import type { AttributedBlock } from "#core/authorship/attributed"
import { contribution, version } from "#db/tables/contributions"
import type { LoadedRevision, RevisionRow } from "#server/article/load"
import type { Context } from "#server/context"
import { cosignersIn, cosigns } from "./cosigned"
import { countStanding } from "./count"
import { closeLedger, type Ledger, openLedger } from "./ledger"
import { bylineRoles, contributedRoles, creditRolesAnew } from "./roles"

/**
 * Brings the credits of an article in step with its new live revision: for each person the words of theirs that stand,
 * their placed insights, their merged edits, what they co-signed and the roles they are credited with. Contributors without
 * anything standing keep their row: what they did remains in the history. The work grows with the article, not with its
 * number of revisions. Gives everybody credited.
 */
export async function keepCredits(
  ctx: Context,
  made: RevisionRow,
  blocks: readonly AttributedBlock[],
): Promise<string[]> {
  const ledger = await openLedger(ctx, made.articleId)
  const cosigners = await cosignersIn(ctx, made.articleId)
  await countStanding(ctx, ledger, { revision: made, blocks, cosigners })
  await creditEditors(ctx, ledger, made)
  if (made.kind === "merge" && made.contributionId) await creditContributor(ctx, ledger, made.contributionId)
  for (const { personId, roles, ofId, stands } of cosigners)
    if (stands && ofId === made.contributionId) ledger.addRoles(personId, roles)
  if (made.kind === "undo" && made.contributionId) await takeBack(ctx, made, cosigners, ledger)
  const before = [...ledger.standings.keys()]
  if (made.kind === "byline") await creditRolesAnew(ctx, ledger, { live: made, cosigners })
  await closeLedger(ctx, ledger)
  return [...new Set([...before, ...ledger.standings.keys()])]
}

/** As `keepCredits`, where the live revision stays and the names of its authors are shown otherwise than before. */
export async function keepCreditsAnew(ctx: Context, live: LoadedRevision): Promise<string[]> {
  const ledger = await openLedger(ctx, live.articleId)
  const cosigners = await cosignersIn(ctx, live.articleId)
  const before = [...ledger.standings.keys()]
  await countStanding(ctx, ledger, { revision: live, blocks: live.blocks, cosigners })
  await creditRolesAnew(ctx, ledger, { live, cosigners })
  await closeLedger(ctx, ledger)
  return [...new Set([...before, ...ledger.standings.keys()])]
}

/** Revisions whose text was written at the desk; the others give or take out the words of somebody else. */
const WRITES: ReadonlySet<RevisionKind> = new Set<RevisionKind>(["create", "edit"])

/**
 * Whoever approves a revision is its editor, and so is whoever wrote at the desk; an author who publishes their own text
 * is its author only. Where nobody chose a byline, whoever publishes counts as author, as before there were any.
 */
async function creditEditors(ctx: Context, ledger: Ledger, made: RevisionRow): Promise<void> {
  const { kind, approvedBy, authors, writers } = made
  if (authors === null) return ledger.addRoles(approvedBy, [WRITES.has(kind) ? "article_author" : "editing"])
  const byline = await bylineRoles(ctx, made)
  for (const [personId, roles] of byline) ledger.addRoles(personId, roles)
  for (const personId of new Set([approvedBy, ...(writers ?? [])]))
    if (!WRITES.has(kind) || !byline.has(personId)) ledger.addRoles(personId, ["editing"])
}

async function creditContributor(ctx: Context, ledger: Ledger, contributionId: string): Promise<void> {
  const merged = await mergedContribution(ctx, contributionId)
  const person = ledger.of(merged.authorId)
  if (merged.kind === "edit" && !(await cosigns(ctx, contributionId))) person.edits += 1
  person.lastAt = ctx.now
  ledger.addRoles(merged.authorId, merged.roles)
}

/**
 * What is no longer in the article is no longer credited: an edit less, and only the roles of what is still merged; of those
 * who co-signed it as well, for what they said is gone with it.
 */
async function takeBack(
  ctx: Context,
  made: RevisionRow,
  cosigners: Awaited<ReturnType<typeof cosignersIn>>,
  ledger: Ledger,
): Promise<void> {
  const undoneId = made.contributionId ?? ""
  const undone = await mergedContribution(ctx, undoneId)
  const author = ledger.of(undone.authorId)
  if (undone.kind === "edit" && !(await cosigns(ctx, undoneId))) author.edits = Math.max(0, author.edits - 1)
  const touched = cosigners.flatMap((one) => (one.ofId === undoneId ? [one.personId] : []))
  const people = [...new Set([undone.authorId, ...touched])]
  const byline = await bylineRoles(ctx, made)
  const contributed = await contributedRoles(ctx, made.articleId, cosigners, people)
  for (const personId of people) {
    const kept = new Set<string>([...OFFICES, ...(byline.get(personId) ?? []), ...(contributed.get(personId) ?? [])])
    const person = ledger.of(personId)
    person.roles = person.roles.filter((role) => kept.has(role))
  }
}

/** Credited for what somebody does with the whole article, not for a contribution. */
const OFFICES = ["article_author", "editing"] as const

async function mergedContribution(ctx: Context, id: string) {
  const [newest] = await ctx.db
    .select({ authorId: contribution.authorId, kind: contribution.kind, content: version.content })
    .from(contribution)
    .innerJoin(version, and(eq(version.contributionId, contribution.id), eq(version.n, contribution.versions)))
    .where(eq(contribution.id, id))
  if (!newest) throw new Error(`contribution ${id} has no version`)
  return { authorId: newest.authorId, kind: newest.kind, roles: newest.content.roles }
}
