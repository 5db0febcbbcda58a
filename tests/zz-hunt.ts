import { MOVES, movesFor } from "#core/contribution/moves"
import { Refusal } from "#core/refusal"
import { ACTS, anyContribution } from "#tests/support/random/acts"
import { type Dice, diceOf } from "#tests/support/random/dice"
import { holdLaws, type Standing, standingOf } from "#tests/support/random/laws"
import { at, type Newsroom, newsroom } from "#tests/support/random/newsroom"
import { inWorld } from "#tests/support/world"

import { blockText } from "#core/document/plain-text"
import { attributedText } from "#core/authorship/attributed"
import { verifyHistory } from "#server/history/verify"
import { liveOf } from "#tests/support/random/newsroom"
const CHAPTERS = ACTS.flatMap((act) => Array.from({ length: act.often }, () => act))
const seed = Number(process.env.SEED ?? 3), STEPS = Number(process.env.STEPS ?? 250)
await inWorld(async (all) => {
    const room = await newsroom(all)
    const dice = diceOf(seed)
    const told: string[] = []
    let standing = await standingOf(room)
    const lives: any[] = []
    for (let step = 1; step <= STEPS; step++) {
      try {
        const taken = await takeStep(room, dice, standing)
        standing = taken.after
        told.push(taken.told)
        const live = await liveOf(room)
        if (lives.at(-1)?.seq !== live.seq) lives.push(live)
        if (process.env.VERIFY && (await verifyHistory(all)).misfit) { console.log("misfit at step", step, (await verifyHistory(all)).misfit, told.slice(-3)); break }
      } catch (error) {
        const live = await liveOf(room)
        console.log(String(error), "step", step, "seq", live.seq)
        const m = /\(([0-9a-f-]+) (\d+),/.exec(String(error))
        const show = (rev: any) => { if (!m) return; for (const { block, spans } of rev.blocks) { let p = 0; for (const [len, origin, off] of spans) { if (origin === m[1]) console.log("   ", rev.seq, rev.kind, block.id.slice(-6), `[${p},${p+len}) off ${off}..${off+len}`, JSON.stringify(attributedText(block).slice(p, p + len))); p += len } } }
        for (const r of lives.slice(-(Number(process.env.LAST ?? 6)))) show(r)
        console.log("--- live"); show(live)
        console.log("origin made by", live.kind, live.contributionId, live.id)
        console.log("pieces", JSON.stringify([...(room.pieces ?? new Map())].map(([id, list]: any) => [id.slice(-6), list])))
        console.log("given", room.given?.length)
        for (const b of live.blocks) console.log(b.block.id.slice(-6), JSON.stringify(attributedText(b.block)))
        console.log("--- before"); for (const b of lives.at(-1).blocks) console.log(b.block.id.slice(-6), JSON.stringify(attributedText(b.block)))
        break
      }
    }
})
process.exit(0)
async function takeStep(room: Newsroom, dice: Dice, before: Standing): Promise<{ told: string; after: Standing }> {
  room.minutes += 1
  room.pieces = undefined
  room.given = undefined
  const { name, by, move, ends, act } = dice.pick(CHAPTERS)
  const isLikely = dice.chance(90)
  const what = await anyContribution(room, dice, move && isLikely ? MOVES[move].from : undefined)
  if (move && !what) return { told: `nobody ${name}: there is nothing`, after: before }
  const people = by === "expert" ? room.experts : room.editors
  const fitting = people.filter(({ actor }) => !move || (what && movesFor(actor, what).has(move)))
  const who = at(
    room,
    isLikely && fitting.length > 0 ? dice.pick(fitting) : dice.pick([...room.experts, ...room.editors]),
  )
  const refused = await act({ room, dice, who, what: what as NonNullable<typeof what> }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error
      throw error
    },
  )
  const after = await standingOf(room)
  const on = move ? what?.id : undefined
  await holdLaws(room, {
    before,
    after,
    ...(on && { on }),
    ...(move && { move }),
    ...(ends && { ends }),
    done: refused === null,
  })
  const person = who.actor.kind === "person" ? who.actor.name : ""
  const outcome = refused ? `${refused.code}: ${refused.message}` : "done"
  const place = on ? `, ${what?.kind} ${on.slice(-4)} was ${what?.state}` : ""
  return { told: `${person} ${name}: ${outcome} (revision ${after.revisions.length}${place})`, after }
}
