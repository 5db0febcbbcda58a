import { desc, eq, inArray, sql } from "drizzle-orm"
import { citedIds } from "#core/article/cited-sources"
import { attributeRevision } from "#core/authorship/attribute"
import { attributedText } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { graveyardAfterRestore } from "#core/authorship/restore"
import { covers, type Span } from "#core/authorship/spans"
import { MOVES, type Move, stateAfter } from "#core/contribution/moves"
import type { ContributionState } from "#core/contribution/vocabulary"
import { canonicalJson } from "#core/document/canonical-json"
import { sameSource } from "#core/document/new-source"
import { blockText } from "#core/document/plain-text"
import { article, credit, graveyard, revision, revisionMending } from "#db/tables/articles"
import { version } from "#db/tables/contributions"
import type { LoadedRevision } from "#server/article/load"
import { unusedOffset } from "#server/article/unused-offset"
import type { ContributionRow } from "#server/contribution/load"
import { authorsOf } from "#server/credit/authors"
import { cosignersIn } from "#server/credit/cosigned"
import { groupKey } from "#server/credit/count"
import { contributionsOf, liveOf, type Newsroom } from "./newsroom"

/** All that a step may not take away or change behind anybody's back. */
export type Standing = {
  readonly contributions: ReadonlyMap<string, ContributionRow>
  readonly revisions: readonly string[]
  readonly versions: readonly string[]
  readonly decisions: readonly string[]
  readonly events: readonly string[]
}

export async function standingOf(room: Newsroom): Promise<Standing> {
  const { db, articleId } = room
  const contributions = new Map((await contributionsOf(room)).map((row) => [row.id, row]))
  const found = await db.execute<Record<"revisions" | "versions" | "decisions" | "events", string>>(sql`select
    (select string_agg(hash, ' ' order by seq) from revision where article_id = ${articleId}) as revisions,
    (select string_agg(v.hash, ' ' order by v.sent_at, v.id) from version v
      join contribution c on c.id = v.contribution_id where c.article_id = ${articleId}) as versions,
    (select string_agg(d.id::text, ' ' order by d.decided_at, d.id) from decision d
      join contribution c on c.id = d.contribution_id where c.article_id = ${articleId}) as decisions,
    (select string_agg(hash, ' ' order by seq) from event where article_id = ${articleId}) as events`)
  const [row] = found.rows
  const list = (text: string | null | undefined) => (text ? text.split(" ") : [])
  return {
    contributions,
    revisions: list(row?.revisions),
    versions: list(row?.versions),
    decisions: list(row?.decisions),
    events: list(row?.events),
  }
}

type Step = {
  readonly before: Standing
  readonly after: Standing
  /** The contribution that was acted upon, by which move, and in which state that ends where it does more. */
  readonly on?: string
  readonly move?: Move
  readonly ends?: ContributionState
  readonly done: boolean
}

/** What must hold after each step, whoever did what. Throws with the law that was broken. */
export async function holdLaws(room: Newsroom, step: Step): Promise<void> {
  const { before, after } = step
  for (const name of ["revisions", "versions", "decisions", "events"] as const) {
    const kept = before[name].every((one, i) => after[name][i] === one)
    law(kept, `${name} only grow`)
  }
  othersAreLeftAlone(step)
  if (step.on && step.move && step.done) movedByTheTable(step, step.on, step.move)
  await datedByWhatCounts(room)
  if (after.revisions.length === before.revisions.length) return
  const live = await liveOf(room)
  law(live.seq === after.revisions.length, "the live revision is the newest")
  law(live.parentId === null || live.seq > 1, "only the first revision has no parent")
  everyCharacterHasOneAuthor(live)
  everyCitationHasOneSource(live)
  await shareOutWords(room, live)
  await replay(room, live)
  nobodyIsBuriedAlive(live, room.replayed?.graveyard ?? EMPTY_GRAVEYARD)
  await insightsAreApproved(room, live, after)
}

/** “Updated” is when the newest revision was made that is substantive by what was said of it last. */
async function datedByWhatCounts({ db, articleId }: Newsroom): Promise<void> {
  const [row] = await db.select({ at: article.updatedAt }).from(article).where(eq(article.id, articleId))
  const made = await db.select().from(revision).where(eq(revision.articleId, articleId)).orderBy(desc(revision.seq))
  const mended = await db.select().from(revisionMending).where(eq(revisionMending.articleId, articleId))
  const said = (id: string) =>
    mended.filter(({ revisionId }) => revisionId === id).sort((a, b) => b.mendedAt.getTime() - a.mendedAt.getTime())[0]
  const newest = made.find(
    ({ id, kind, significance }) => kind === "create" || (said(id)?.significance ?? significance) === "substantive",
  )
  law(row?.at?.getTime() === newest?.createdAt.getTime(), "“updated” names the newest substantive revision")
}

function othersAreLeftAlone({ before, after, on }: { before: Standing; after: Standing; on?: string }): void {
  for (const [id, was] of before.contributions) {
    const is = after.contributions.get(id)
    law(is !== undefined, "no contribution is lost")
    if (id !== on) law(is?.state === was.state && is.versions === was.versions, "deciding one leaves the others alone")
  }
}

function movedByTheTable(
  { before, after, ends }: Pick<Step, "before" | "after" | "ends">,
  on: string,
  move: Move,
): void {
  const [was, is] = [before.contributions.get(on), after.contributions.get(on)]
  if (!was || !is) return
  if (was.state === "draft" || (was.state === is.state && was.versions === is.versions)) return
  const to = ends ?? stateAfter(move, was.state)
  law((MOVES[move].from as readonly string[]).includes(was.state), `${move} is not made from ${was.state}`)
  law(is.state === to, `${move} leads from ${was.state} to ${to}, not ${is.state}`)
}

function everyCharacterHasOneAuthor(live: LoadedRevision): void {
  const taken = new Set<string>()
  for (const { block, spans } of live.blocks) {
    law(covers(spans, attributedText(block).length), `the spans of ${block.id} cover its text`)
    for (const [length, origin, offset] of spans as Span[]) {
      for (let i = 0; i < length; i++) {
        const identity = `${origin} ${offset + i}`
        law(
          !taken.has(identity),
          `one character stands once (${identity}, in revision ${live.seq}, made by ${live.kind})`,
        )
        taken.add(identity)
      }
    }
  }
}

/** What stands is not in the graveyard, too: it would be given back a second time. */
function nobodyIsBuriedAlive(live: LoadedRevision, { runs }: Graveyard): void {
  const standing = new Set(live.blocks.flatMap(({ spans }) => identitiesIn(spans)))
  const buried = runs.flatMap(({ spans }) => identitiesIn(spans)).find((identity) => standing.has(identity))
  law(
    buried === undefined,
    `no character stands and is buried (${buried}, in revision ${live.seq}, made by ${live.kind})`,
  )
}

const identitiesIn = (spans: readonly Span[]): string[] =>
  spans.flatMap(([length, origin, offset]) => Array.from({ length }, (_, i) => `${origin} ${offset + i}`))

function everyCitationHasOneSource({ blocks, sources }: LoadedRevision): void {
  const known = new Set(sources.map(({ id }) => id))
  const cited = citedIds({ blocks: blocks.map(({ block }) => block) })
  law(
    [...cited].every((id) => known.has(id)),
    "every citation has its source",
  )
  law(
    sources.every((source) => sameSource(source, sources) === source),
    "no source stands in the list twice",
  )
}

async function shareOutWords(room: Newsroom, live: LoadedRevision): Promise<void> {
  const rows = await room.db.select().from(credit).where(eq(credit.articleId, room.articleId))
  const alone = rows.reduce((words, row) => words + row.wordsStanding, 0)
  const groups = new Map(
    rows.flatMap(({ personId, together }) =>
      together.map((one) => [groupKey([personId, ...one.with]), one.words] as const),
    ),
  )
  const sum = [...groups.values()].reduce((words, count) => words + count, alone)
  law(sum === live.words, `the words standing add up to the article's: ${sum} and ${live.words}`)
  law(
    rows.every(({ edits, insights }) => edits >= 0 && insights >= 0),
    "nobody has less than nothing",
  )
  const origins = new Set(live.blocks.flatMap(({ spans }) => spans.map(([, origin]) => origin)))
  law((await authorsOf(room, live, [...origins])).size === origins.size, "every origin is somebody's")
  const merged = (await contributionsOf(room)).filter(({ kind, state }) => kind === "edit" && state === "merged").length
  const signed = await cosignersIn(room, room.articleId)
  const edits = rows.reduce((count, row) => count + row.edits, 0)
  law(edits + signed.length === merged, "every merged edit is credited as one, or as a co-signature")
  const cosigned = rows.reduce((count, row) => count + row.cosigned, 0)
  law(cosigned === signed.filter(({ stands }) => stands).length, "a co-signature counts while what it signs stands")
  const insights = rows.reduce((count, row) => count + row.insights, 0)
  law(insights === live.insights.length, "every placed insight is credited")
}

/** Makes authorship anew, revision by revision, from the texts and how they were merged: it must be what is stored. */
async function replay(room: Newsroom, live: LoadedRevision): Promise<void> {
  const [kept] = await room.db.select().from(graveyard).where(eq(graveyard.articleId, room.articleId))
  const stored = { seq: live.seq, blocks: live.blocks, graveyard: (kept?.dead ?? EMPTY_GRAVEYARD) as Graveyard }
  const last = room.replayed
  room.replayed = stored
  if (last?.seq !== live.seq - 1) return
  if (live.kind === "restore") {
    const made = graveyardAfterRestore({ before: last.blocks, restored: live.blocks, graveyard: last.graveyard })
    law(canonicalJson(made) === canonicalJson(stored.graveyard), "what a restore buries is what a replay buries")
    return
  }
  const isOfContribution = live.kind === "merge"
  if (live.kind === "edit") return
  const origin = isOfContribution ? (live.contributionId ?? live.id) : live.id
  const nextOffset = await unusedOffset(room, origin, live.seq)
  const made = attributeRevision({
    before: last.blocks,
    after: { blocks: live.blocks.map(({ block }) => block) },
    origin,
    editorOrigin: live.id,
    ...(nextOffset === undefined ? {} : { nextOffset }),
    graveyard: last.graveyard,
    ...(room.pieces ? { pieces: room.pieces } : {}),
    ...(room.given ? { given: room.given } : {}),
  })
  law(
    JSON.stringify(made.blocks.map(({ spans }) => spans)) === JSON.stringify(live.blocks.map(({ spans }) => spans)),
    "authorship is what a replay gives",
  )
}

async function insightsAreApproved(room: Newsroom, live: LoadedRevision, { contributions }: Standing): Promise<void> {
  const ids = live.insights.map(({ contributionId }) => contributionId)
  law(new Set(ids).size === ids.length, "an insight stands once")
  if (ids.length === 0) return
  const versions = await room.db.select().from(version).where(inArray(version.contributionId, ids))
  for (const { contributionId, versionN } of live.insights) {
    law(contributions.get(contributionId)?.state === "merged", "what stands in the article is merged")
    const shown = versions.find((one) => one.contributionId === contributionId && one.n === versionN)
    const words = shown?.content.kind === "insight" ? shown.content.body.blocks.map(blockText).join("\n\n") : ""
    law(room.agreed.get(contributionId)?.has(words) ?? false, `no name on words that were not agreed to: “${words}”`)
  }
}

function law(holds: boolean, said: string): void {
  if (!holds) throw new Error(said)
}
