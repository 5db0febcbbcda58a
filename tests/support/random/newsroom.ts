import { eq } from "drizzle-orm"
import type { AttributedBlock } from "#core/authorship/attributed"
import type { Graveyard } from "#core/authorship/graveyard"
import type { Pieces } from "#core/text/pieces"
import { article } from "#db/tables/articles"
import { contribution } from "#db/tables/contributions"
import { type LoadedRevision, loadArticle, loadLive } from "#server/article/load"
import type { Context } from "#server/context"
import type { ContributionRow } from "#server/contribution/load"
import { someone, type World } from "#tests/support/world"

/** A world with more people in it, and what the test itself knows of what was written and agreed to. */
export type Newsroom = World & {
  readonly experts: readonly Context[]
  readonly editors: readonly Context[]
  /** The words of insights that their authors typed or approved: contribution -> plain texts. */
  readonly agreed: Map<string, Set<string>>
  /** Authorship as a replay has it so far. */
  replayed: { seq: number; blocks: readonly AttributedBlock[]; graveyard: Graveyard } | null
  /** How the merge that was just made was put together, for the replay. */
  pieces: Pieces | undefined
  /** The blocks that an undo gave back. */
  given: readonly AttributedBlock[] | undefined
  minutes: number
}

export async function newsroom(all: World): Promise<Newsroom> {
  const bo = await someone(all.db, { name: "Bo Expert" })
  const cy = await someone(all.db, { name: "Cy Expert" })
  const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
  const experts = [all.ada, bo, cy, eve]
  const start = { agreed: new Map(), replayed: null, pieces: undefined, given: undefined, minutes: 0 }
  return { ...all, experts, editors: [all.ed, eve], ...start }
}

/** Somebody's context at the time it is now in the story. */
export const at = ({ minutes }: Newsroom, ctx: Context): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
  recorded: [],
})

export const contributionsOf = ({ db, articleId }: Newsroom): Promise<ContributionRow[]> =>
  db.select().from(contribution).where(eq(contribution.articleId, articleId)).orderBy(contribution.id)

export async function liveOf(room: Newsroom): Promise<LoadedRevision> {
  return loadLive(room, await loadArticle(room, room.articleId))
}

export const liveSeqOf = async ({ db, articleId }: Newsroom): Promise<number> =>
  (await db.select({ seq: article.liveSeq }).from(article).where(eq(article.id, articleId)))[0]?.seq ?? 0
