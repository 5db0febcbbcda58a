import { expect, test } from "vitest"
import { MOVES, movesFor } from "#core/contribution/moves"
import { Refusal } from "#core/refusal"
import { testDatabaseUrl } from "#env"
import { verifyHistory } from "#server/history/verify"
import { ACTS, anyContribution } from "#tests/support/random/acts"
import { type Dice, diceOf } from "#tests/support/random/dice"
import { holdLaws, type Standing, standingOf } from "#tests/support/random/laws"
import { at, type Newsroom, newsroom } from "#tests/support/random/newsroom"
import { inWorld } from "#tests/support/world"

/*
 * People doing anything at all with one article, in any order. `SEED=7 STEPS=500 npx vitest run tests/server/random-users.test.ts`
 * replays one story, or makes it longer; a failure says which seed and step it was, and what everybody did before.
 */
const ONE = process.env.SEED
// Each database has stories of its own: what a story proves, it proves of the verbs.
const [FIRST, COUNT] = testDatabaseUrl() ? [101, 6] : [1, 14]
const SEEDS = ONE === undefined ? Array.from({ length: COUNT }, (_, i) => FIRST + i) : [Number(ONE)]
const STEPS = Number(process.env.STEPS ?? 150)
const CHAPTERS = ACTS.flatMap((act) => Array.from({ length: act.often }, () => act))

test.each(SEEDS)("whatever people do, what must hold holds (SEED=%i)", { timeout: 300_000 }, (seed) =>
  inWorld(async (all) => {
    const room = await newsroom(all)
    const dice = diceOf(seed)
    const told: string[] = []
    let standing = await standingOf(room)
    for (let step = 1; step <= STEPS; step++) {
      try {
        const taken = await takeStep(room, dice, standing)
        standing = taken.after
        told.push(taken.told)
      } catch (error) {
        throw new Error(`SEED=${seed}, step ${step}: ${String(error)}\n${told.slice(-15).join("\n")}`, { cause: error })
      }
    }
    expect((await verifyHistory(all)).misfit).toBeNull()
    expect(told.some((line) => line.includes("undoes: done"))).toBe(true)
  }),
)

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
