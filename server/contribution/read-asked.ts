import { and, asc, desc, eq, isNotNull } from "drizzle-orm"
import { type AskedChange, answerKey, type Found, findAgain, type Spot, spotOf } from "#core/contribution/asked"
import { composeText } from "#core/contribution/compose"
import { newBlockIds } from "#core/contribution/new-block-ids"
import type { Byline } from "#core/credit/byline"
import { decision, version } from "#db/tables/contributions"
import { documentOf, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import { bylinesOf } from "#server/people/bylines"
import { changesOfVersion, changesOn } from "./changes-of-version"
import { type ContributionRow, type DraftRow, loadDraft } from "./load"

/** What an editor asked about one change, what its author answered, and what became of it. */
export type RequestView = AskedChange &
  Found & {
    /** What the answer is kept under. */
    readonly key: string
    readonly spot: Spot
    readonly answer: string
  }

/** A request for changes that points at single ones, against what its author made of them. */
export type AskedView = {
  readonly decisionId: string
  readonly by: Byline
  /** The version that it asks about. */
  readonly versionN: number
  /** The version that was sent since; null while it is not answered: then it is held against the draft. */
  readonly answeredIn: number | null
  /** How many saves the draft has, for a form that saves an answer. */
  readonly saves: number
  readonly requests: readonly RequestView[]
}

/** The newest request that points at single changes, with what became of each since; null where there is none. */
export async function readAsked(
  ctx: Pick<Context, "db">,
  row: Pick<ContributionRow, "id" | "kind" | "versions">,
): Promise<AskedView | null> {
  const [found] = await ctx.db
    .select()
    .from(decision)
    .where(and(eq(decision.contributionId, row.id), eq(decision.kind, "request_changes"), isNotNull(decision.asked)))
    .orderBy(desc(decision.decidedAt))
    .limit(1)
  if (!found?.asked) return null
  const sent = await ctx.db.select().from(version).where(eq(version.contributionId, row.id)).orderBy(asc(version.n))
  const about = sent.find(({ n }) => n === found.versionN)
  const newest = sent.at(-1)
  if (!about || !newest) return null
  const was = new Map((await changesOfVersion(ctx, about)).map((change) => [change.id, spotOf(change)]))
  const draft = await loadDraft(ctx, row.id)
  const now = newest.n > about.n ? await inVersion(ctx, newest) : await inDraft(ctx, row, draft)
  const byline = await bylinesOf(ctx, [found.editorId])
  return {
    decisionId: found.id,
    by: byline(found.editorId),
    versionN: about.n,
    answeredIn: newest.n > about.n ? newest.n : null,
    saves: draft?.saves ?? 0,
    requests: found.asked.flatMap((asked) => {
      const spot = was.get(asked.id)
      const key = answerKey(found.id, asked.id)
      return spot ? [{ ...asked, key, spot, answer: now.answers[key] ?? "", ...findAgain(spot, now.spots) }] : []
    }),
  }
}

type Now = { readonly spots: readonly Spot[]; readonly answers: Readonly<Record<string, string>> }

async function inVersion(ctx: Pick<Context, "db">, sent: typeof version.$inferSelect): Promise<Now> {
  const answers = sent.content.kind === "edit" ? (sent.content.answers ?? {}) : {}
  return { spots: (await changesOfVersion(ctx, sent)).map(spotOf), answers }
}

async function inDraft(
  ctx: Pick<Context, "db">,
  { id, kind }: Pick<ContributionRow, "id" | "kind">,
  draft: DraftRow | null,
): Promise<Now> {
  if (!draft) return { spots: [], answers: {} }
  const base = await loadRevision(ctx, draft.baseRevisionId)
  const { blocks } = documentOf(base.blocks)
  const { text } = composeText({ kind, draft: draft.content, base: { ...base, blocks }, newId: newBlockIds(id) })
  const spots = text?.kind === "edit" ? changesOn(base, text.proposed).map(spotOf) : []
  return { spots, answers: draft.content.answers ?? {} }
}
