import { eq } from "drizzle-orm"
import { SYSTEM } from "#core/actor"
import { attributedText } from "#core/authorship/attributed"
import { wordsByOrigin } from "#core/authorship/words"
import { draftedChanges, readDrafted } from "#core/contribution/drafted"
import type { TypedResolutions } from "#core/contribution/merge-proposal"
import type { Move } from "#core/contribution/moves"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { blockSource } from "#core/contribution/proposal"
import { rewrite } from "#core/contribution/rewritten"
import { amendingText, isAmendable, type TypedRulings } from "#core/contribution/rulings"
import type { TypedReason } from "#core/contribution/sent-reasons"
import { type Take, takesFor } from "#core/contribution/settle"
import type { ContributionState } from "#core/contribution/vocabulary"
import { canonicalJson } from "#core/document/canonical-json"
import { NO_SOURCE, readSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import { Refusal } from "#core/refusal"
import type { Conflict } from "#core/text/conflict"
import { articleDraft } from "#db/tables/articles"
import { draft } from "#db/tables/contributions"
import { type LoadedRevision, loadRevision } from "#server/article/load"
import { mendRevision } from "#server/article/mend"
import { publishArticle } from "#server/article/publish"
import { publishDue } from "#server/article/publish-due"
import { readRevision } from "#server/article/read-revision"
import { restoreRevision } from "#server/article/restore"
import { beginArticleEdit, saveArticleDraft } from "#server/article/save-draft"
import { schedulePublication } from "#server/article/schedule"
import { loadScheduled } from "#server/article/scheduled"
import { suggestArticleDraft } from "#server/article/suggest"
import { unschedulePublication } from "#server/article/unschedule"
import type { Context } from "#server/context"
import { amendContribution } from "#server/contribution/amend"
import { approveAmendment } from "#server/contribution/approve"
import { claimContribution } from "#server/contribution/claim"
import { declineContribution } from "#server/contribution/decline"
import { type ContributionRow, loadNewestVersion } from "#server/contribution/load"
import { mergeContribution } from "#server/contribution/merge"
import { proposeWording } from "#server/contribution/propose-wording"
import { readContribution } from "#server/contribution/read"
import { type EditReview, readReview } from "#server/contribution/read-review"
import { readWriting } from "#server/contribution/read-writing"
import { recallAmendment } from "#server/contribution/recall"
import { reopenContribution } from "#server/contribution/reopen"
import { requestChanges } from "#server/contribution/request-changes"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import { loadMerge, undoMerge, undonePieces } from "#server/contribution/undo"
import { withdrawContribution } from "#server/contribution/withdraw"
import { seen } from "#tests/support/contributing"
import { idOf, PUBLISHING } from "#tests/support/world"
import { type Dice, phrase, reworded } from "./dice"
import { contributionsOf, liveOf, liveSeqOf, type Newsroom } from "./newsroom"

/** Who does what to what, at this moment of the story. */
export type Act = {
  readonly room: Newsroom
  readonly dice: Dice
  readonly who: Context
  /** A contribution of the article, in whatever state; absent while there is none. */
  readonly what: ContributionRow
}

const DECLARED = { aiUse: "none", licence: true, interestsConfirmed: true }
const MESSAGE = "A message to the author, of some length."

/** Everything that people do in a newsroom: how often, and how. An act on a contribution names the move it makes. */
export const ACTS: readonly {
  readonly name: string
  readonly often: number
  readonly by: "expert" | "editor"
  readonly move?: Move
  /** The state it ends in, where it does more than that move. */
  readonly ends?: ContributionState
  readonly act: (act: Act) => Promise<void>
}[] = [
  { name: "suggests an edit", often: 14, by: "expert", act: suggest },
  { name: "suggests what another suggests", often: 5, by: "expert", act: echo },
  { name: "writes an insight", often: 6, by: "expert", act: comment },
  { name: "edits the article", often: 6, by: "editor", act: edit },
  { name: "begins a draft", often: 3, by: "editor", act: beginDraft },
  { name: "publishes the draft", often: 3, by: "editor", act: publishDraft },
  { name: "schedules the draft", often: 2, by: "editor", act: schedule },
  { name: "sees the time come", often: 4, by: "editor", act: comeDue },
  { name: "takes back what is scheduled", often: 1, by: "editor", act: unschedule },
  { name: "suggests the draft", often: 2, by: "editor", act: suggestDraft },
  { name: "mends a note", often: 2, by: "editor", act: mend },
  { name: "restores a revision", often: 2, by: "editor", act: restore },
  { name: "merges", often: 18, by: "editor", move: "merge", act: merge },
  { name: "merges what was seen before", often: 2, by: "editor", move: "merge", act: mergeStale },
  { name: "amends", often: 5, by: "editor", move: "amend", act: amend },
  { name: "approves", often: 5, by: "expert", move: "approve", act: approve },
  { name: "answers in other words", often: 2, by: "expert", move: "resubmit", act: answer },
  {
    name: "recalls",
    often: 1,
    by: "editor",
    move: "recall",
    act: ({ who, what: { id } }) => quiet(recallAmendment(who, { id })),
  },
  { name: "undoes", often: 7, by: "editor", move: "undo", act: undo },
  { name: "merges and undoes at once", often: 6, by: "editor", move: "merge", ends: "reverted", act: mergeAndUndo },
  {
    name: "reopens",
    often: 4,
    by: "editor",
    move: "reopen",
    act: async ({ who, what: { id } }) => quiet(reopenContribution(who, await seen(who, id))),
  },
  {
    name: "declines",
    often: 3,
    by: "editor",
    move: "decline",
    act: async ({ who, what: { id } }) =>
      quiet(declineContribution(who, { ...(await seen(who, id)), reason: "other", message: MESSAGE })),
  },
  {
    name: "asks for changes",
    often: 3,
    by: "editor",
    move: "request_changes",
    act: askForChanges,
  },
  { name: "sends again", often: 5, by: "expert", move: "resubmit", act: resend },
  {
    name: "withdraws",
    often: 2,
    by: "expert",
    move: "withdraw",
    act: ({ who, what: { id } }) => quiet(withdrawContribution(who, { id })),
  },
  {
    name: "claims",
    often: 2,
    by: "editor",
    move: "claim",
    act: ({ who, what: { id } }) => quiet(claimContribution(who, { id })),
  },
]

const quiet = async (call: Promise<unknown>): Promise<void> => {
  await call
}

async function suggest({ room, dice, who }: Act): Promise<void> {
  const { id } = await startContribution(who, { slug: room.slug, kind: "edit", passage: null })
  const blocks = await rewrittenBlocks(who, id, dice)
  const source = dice.chance(30) ? dice.pick(NEW_SOURCES) : null
  const [place] = Object.entries(blocks)
  if (source && place && place[1] !== "") blocks[place[0]] = `${place[1]}[^${source.id}]`
  await write(who, id, {
    blocks,
    reason: "As the report says.",
    roles: ["suggested_edit"],
    ...(source && { sources: [source] }),
    ...DECLARED,
  })
  await submitContribution(who, { id, ...(dice.chance(30) && { reasons: await reasonsOf(who, id, dice) }) })
}

/** What several people may come to add. */
const NEW_SOURCES: readonly Source[] = ["10.1056/one", "PMID 12345678"].flatMap((address) => {
  const read = readSource({ ...NO_SOURCE, address, title: "A source" }, [])
  return read.ok ? [read.source] : []
})

/** A reason for each change of a draft, some on a source. */
async function reasonsOf(who: Context, id: string, dice: Dice): Promise<TypedReason[]> {
  const writing = await readWriting(who, id)
  if (!writing) return []
  const { content, base } = writing
  const drafted = readDrafted({ draft: content, base, newId: newBlockIds(id) })
  return draftedChanges(drafted, { blocks: [...base.blocks] }).map(({ change }) => {
    const address = dice.chance(30) ? (dice.pick(NEW_SOURCES).doi ?? "12345678") : ""
    const source = { ...NO_SOURCE, address, title: address && "A source" }
    return { change: change.id, text: `Because ${phrase(dice)}.`, refId: "", source }
  })
}

/** Sends just what somebody else has sent on the revision that is live, so that one of the two may become a co-signature. */
async function echo({ room, dice, who }: Act): Promise<void> {
  const live = await liveOf(room)
  const waiting = (await contributionsOf(room)).filter(
    ({ kind, state, authorId }) => kind === "edit" && state === "submitted" && authorId !== idOf(who),
  )
  if (waiting.length === 0) return
  const { content, baseRevisionId } = await loadNewestVersion(who, dice.pick(waiting))
  if (content.kind !== "edit" || baseRevisionId !== live.id) return
  const { id } = await startContribution(who, { slug: room.slug, kind: "edit", passage: null })
  const ground = { seq: live.seq, blocks: live.blocks.map(({ block }) => block) }
  await write(who, id, {
    proposed: rewrite(ground, content.proposed.blocks),
    reason: "As the report says.",
    roles: ["fact_check"],
    ...DECLARED,
  })
  await submitContribution(who, { id })
}

async function comment({ room, dice, who }: Act): Promise<void> {
  const { id } = await startContribution(who, { slug: room.slug, kind: "insight", passage: null })
  const body = `In my clinic ${phrase(dice)}.`
  const passage = dice.chance(70) ? await somePassage(who, id, dice) : null
  await write(who, id, { passage, body, roles: ["expert_commentary"], ...DECLARED })
  agree(room, id, body)
  await submitContribution(who, { id })
}

async function resend({ room, dice, who, what }: Act): Promise<void> {
  const { id, kind } = what
  const body = `On second thoughts ${phrase(dice)}.`
  await write(who, id, kind === "insight" ? { body } : { blocks: await rewrittenBlocks(who, id, dice) })
  if (kind === "insight") agree(room, id, body)
  await submitContribution(who, { id })
}

async function edit(act: Act): Promise<void> {
  await beginDraft(act)
  await publishDraft(act)
}

async function beginDraft({ room, dice, who }: Act): Promise<void> {
  const { articleId } = room
  await beginArticleEdit(who, { articleId })
  const [row] = await room.db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId))
  if (!row) throw new Error("no draft was begun")
  const parts = row.markdown.split("\n\n")
  const at = 2 + dice.number(Math.max(1, parts.length - 3))
  const part = parts[at]
  if (part && !/^(#|\[\^|\*)/.test(part)) parts[at] = reworded(dice, part)
  await saveArticleDraft(who, { articleId, markdown: parts.join("\n\n"), saves: row.saves })
}

async function publishDraft({ room, dice, who }: Act): Promise<void> {
  const { articleId } = room
  try {
    await publishArticle(who, { articleId, ...PUBLISHING })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "conflict-unresolved") throw error
    const places = Object.keys(error.problems).map((name) => name.replace("resolutions.", ""))
    const resolutions = Object.fromEntries(places.map((id) => [id, { take: dice.pick(["ours", "theirs"]), text: "" }]))
    await publishArticle(who, { articleId, ...PUBLISHING, resolutions })
  }
}

const draftOf = async ({ db, articleId }: Newsroom) =>
  (await db.select().from(articleDraft).where(eq(articleDraft.articleId, articleId)))[0]
const scheduleSeen = async (room: Newsroom) =>
  (await loadScheduled(room, room.articleId))?.scheduledAt.toISOString() ?? ""

async function schedule(act: Act): Promise<void> {
  const { room, dice, who } = act
  const { articleId } = room
  if (!(await draftOf(room)) || dice.chance(50)) await beginDraft(act)
  const publishAt = new Date(who.now.getTime() + (1 + dice.number(8)) * 60_000).toISOString()
  const saves = (await draftOf(room))?.saves ?? 1
  await schedulePublication(who, { articleId, ...PUBLISHING, saves, seen: await scheduleSeen(room), publishAt })
}

async function comeDue({ who }: Act): Promise<void> {
  await publishDue({ ...who, actor: SYSTEM })
}

async function unschedule({ room, who }: Act): Promise<void> {
  await unschedulePublication(who, { articleId: room.articleId, seen: await scheduleSeen(room) })
}

async function suggestDraft(act: Act): Promise<void> {
  const { room, who } = act
  await beginDraft(act)
  const saves = (await draftOf(room))?.saves ?? 1
  const { id } = await suggestArticleDraft(who, { articleId: room.articleId, saves, reason: "As the report says." })
  await submitContribution(who, { id, declarations: { roles: ["suggested_edit"], aiNote: "", ...DECLARED } })
}

async function mend({ room, dice, who }: Act): Promise<void> {
  const { articleId, slug } = room
  const seq = 1 + dice.number(await liveSeqOf(room))
  const seen = (await readRevision(room, slug, seq))?.mended?.id ?? ""
  const significance = dice.pick(["minor", "substantive"])
  await mendRevision(who, { articleId, seq, note: `Rather ${phrase(dice)}`, significance, seen })
}

async function restore({ room, dice, who }: Act): Promise<void> {
  const liveSeq = await liveSeqOf(room)
  await restoreRevision(who, { articleId: room.articleId, seq: 1 + dice.number(liveSeq), liveSeq, note: "As it was." })
}

async function merge({ room, dice, who, what: { id } }: Act): Promise<void> {
  const review = await readReview(who, id)
  const edit = review?.edit
  const chosen = edit ? choices(edit, dice) : { resolutions: {}, rulings: {} }
  const tried = edit ? await readReview(who, id, { ...chosen, isAuthored: true }) : null
  await mergeContribution(who, { ...(await seen(who, id)), ...PUBLISHING, message: "", ...chosen })
  if (!tried?.edit) return
  room.pieces = tried.edit.merged.pieces
  const live = await liveOf(room)
  same(
    "what was previewed is what was published",
    live.blocks.map(({ block }) => block),
    tried.edit.merged.document.blocks,
  )
  const said = { author: tried.edit.authored?.authorWords ?? 0, editor: tried.edit.authored?.editorWords ?? 0 }
  same("the preview says whose words they are", wordsIn(live, id), said)
}

/** Decides on what was seen before somebody else's edit was published: it must be refused, and nothing lost. */
async function mergeStale(act: Act): Promise<void> {
  const { room, who, what } = act
  const looked = await seen(who, what.id)
  const before = await liveSeqOf(room)
  await edit(act)
  if ((await liveSeqOf(room)) === before) return
  const merging = mergeContribution(who, { ...looked, ...PUBLISHING, message: "", resolutions: {} })
  const refused = await merging.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(refused instanceof Refusal)) throw new Error("a decision on what was seen before was taken all the same")
}

/** Asks about one of the changes; the request must be found again in what its author sees. */
async function askForChanges({ dice, who, what: { id } }: Act): Promise<void> {
  const changes = (await readReview(who, id))?.edit?.merged.changes ?? []
  const about = changes.length > 0 && dice.chance(70) ? dice.pick(changes) : undefined
  const asked = about ? { [about.id]: phrase(dice) } : {}
  await requestChanges(who, { ...(await seen(who, id)), message: about ? "" : MESSAGE, asked })
  if (!about) return
  const [request] = (await readContribution(who, id))?.asked?.requests ?? []
  same("a request is about the change that it was made at", request?.spot.id, about.id)
}

async function amend({ dice, who, what: { id } }: Act): Promise<void> {
  const body = `In our clinic ${phrase(dice)} and ${phrase(dice)}.`
  await amendContribution(who, { ...(await seen(who, id)), ...PUBLISHING, body, message: MESSAGE })
}

async function approve({ room, who, what: { id } }: Act): Promise<void> {
  const amendment = (await readContribution(who, id))?.amendment
  if (!amendment) return
  agree(room, id, amendment.markdown)
  await approveAmendment(who, { id, amendment: amendment.id, interestsConfirmed: true })
}

async function answer({ room, dice, who, what: { id } }: Act): Promise<void> {
  const amendment = (await readContribution(who, id))?.amendment
  if (!amendment) return
  const body = `Rather ${phrase(dice)}.`
  agree(room, id, body)
  await proposeWording(who, { id, amendment: amendment.id, body, interestsConfirmed: true })
}

async function undo({ room, dice, who, what: { id } }: Act): Promise<void> {
  const conflicts = (await readReview(who, id))?.undo?.text?.conflicts ?? []
  const resolutions = settled(conflicts, dice)
  const before = await liveOf(room)
  const tried = (await readReview(who, id, { undoing: resolutions }))?.undo?.text
  await undoMerge(who, { ...(await seen(who, id)), ...PUBLISHING, message: MESSAGE, resolutions })
  if (!tried) return
  const past = await loadMerge(who, id)
  room.pieces = undonePieces(tried, past, before)
  room.given = past.before.blocks
  const live = await liveOf(room)
  same(
    "what an undo showed is what it did",
    live.blocks.map(({ block }) => block),
    tried.document.blocks,
  )
}

/** An undo that follows at once gives back exactly what there was, and every word to who wrote it. */
async function mergeAndUndo(act: Act): Promise<void> {
  const before = await liveOf(act.room)
  await merge(act)
  await undo(act)
  const after = await liveOf(act.room)
  const textOf = ({ blocks }: LoadedRevision) => blocks.map(({ block }) => block)
  same("an undo at once gives the text back", textOf(after), textOf(before))
  const spansOf = ({ blocks }: LoadedRevision) => blocks.map(({ spans }) => spans)
  same("an undo at once gives every word back to who wrote it", spansOf(after), spansOf(before))
}

function choices({ merged, base, proposed }: EditReview, dice: Dice) {
  const rulings: Record<string, TypedRulings[string]> = {}
  for (const change of merged.changes) {
    if (change.state === "agreed" || dice.chance(60)) continue
    const verdict = isAmendable(change) && dice.chance(50) ? "amend" : "decline"
    const text = reworded(dice, amendingText(change, { base, theirs: proposed })).replace(/\n\n/g, " ")
    rulings[change.id] = { verdict, text, word: "" }
  }
  return { rulings, resolutions: settled(merged.conflicts, dice) }
}

function settled(conflicts: readonly Conflict[], dice: Dice): TypedResolutions {
  const take = (conflict: Conflict): { take: Take; text: string } => ({
    take: dice.pick(takesFor(conflict)),
    text: phrase(dice),
  })
  return Object.fromEntries(conflicts.map((conflict) => [conflict.id, take(conflict)]))
}

async function write(who: Context, id: string, changes: Record<string, unknown>): Promise<void> {
  const [row] = await who.db.select().from(draft).where(eq(draft.contributionId, id))
  await saveDraft(who, { id, saves: row?.saves ?? 0, changes })
}

async function baseOf(who: Context, id: string) {
  const [row] = await who.db.select().from(draft).where(eq(draft.contributionId, id))
  return (await loadRevision(who, row?.baseRevisionId ?? "")).blocks.map(({ block }) => block)
}

async function rewrittenBlocks(who: Context, id: string, dice: Dice): Promise<Record<string, string>> {
  const blocks = await baseOf(who, id)
  const rewritten = Array.from({ length: 1 + dice.number(3) }, () => dice.pick(blocks)).map((block) => {
    const isGone = blocks.length > 4 && dice.chance(8)
    return [block.id, isGone ? "" : reworded(dice, blockSource(block))]
  })
  return Object.fromEntries(rewritten)
}

async function somePassage(who: Context, id: string, dice: Dice) {
  const block = dice.pick(await baseOf(who, id))
  const text = attributedText(block)
  const start = dice.number(Math.max(1, text.length - 4))
  const end = Math.min(text.length, start + 4 + dice.number(20))
  const exact = text.slice(start, end)
  return exact.trim() === "" ? null : { blockId: block.id, start, end, exact, prefix: "", suffix: "" }
}

function wordsIn(live: LoadedRevision, id: string) {
  const words = wordsByOrigin(live.blocks)
  return { author: words.get(id) ?? 0, editor: words.get(live.id) ?? 0 }
}

function agree({ agreed }: Newsroom, id: string, body: string): void {
  agreed.set(id, new Set([...(agreed.get(id) ?? []), body.trim()]))
}

function same(law: string, one: unknown, other: unknown): void {
  const [a, b] = [canonicalJson(one), canonicalJson(other)]
  if (a !== b) throw new Error(`${law}, but:\n${a}\n${b}`)
}

/** The contributions that somebody could act upon, whether they may or not. */
export async function anyContribution(
  room: Newsroom,
  dice: Dice,
  states?: readonly string[],
): Promise<ContributionRow | undefined> {
  const all = await contributionsOf(room)
  const fitting = states ? all.filter(({ state }) => states.includes(state)) : all
  return fitting.length > 0 ? dice.pick(fitting) : undefined
}
