import type { AttributedBlock } from "#core/authorship/attributed"
import { wordsByOrigin } from "#core/authorship/words"
import type { RevisionRow } from "#server/article/load"
import type { Context } from "#server/context"
import { authorsOf } from "./authors"
import type { cosignersIn } from "./cosigned"
import type { Ledger } from "./ledger"

type Counted = {
  readonly revision: RevisionRow
  readonly blocks: readonly AttributedBlock[]
  readonly cosigners: Awaited<ReturnType<typeof cosignersIn>>
}

/** Counts into an opened ledger what stands in the live revision: words, words written together, insights, co-signatures. */
export async function countStanding(ctx: Context, ledger: Ledger, { revision, blocks, cosigners }: Counted) {
  const words = wordsByOrigin(blocks)
  const insights = revision.insights.map(({ contributionId }) => contributionId)
  const authors = await authorsOf(ctx, revision, [...words.keys(), ...insights])
  for (const [origin, count] of words) addWords(ledger, authors.get(origin) ?? [], count)
  for (const id of insights) for (const personId of authors.get(id) ?? []) ledger.of(personId).insights += 1
  for (const { personId, stands } of cosigners) if (stands) ledger.of(personId).cosigned += 1
}

function addWords(ledger: Ledger, people: readonly string[], count: number): void {
  const [first, ...more] = people
  if (first === undefined) return
  if (more.length === 0) ledger.of(first).wordsStanding += count
  else for (const personId of people) addTogether(ledger, personId, { people, count })
}

function addTogether(
  ledger: Ledger,
  personId: string,
  { people, count }: { people: readonly string[]; count: number },
) {
  const person = ledger.of(personId)
  const others = people.filter((one) => one !== personId)
  const key = groupKey(others)
  const known = person.together.find((one) => groupKey(one.with) === key)
  const rest = person.together.filter((one) => one !== known)
  person.together = [...rest, { with: known?.with ?? others, words: (known?.words ?? 0) + count }]
}

/** The same for the same people, in whatever order they are named. */
export const groupKey = (people: readonly string[]): string => [...people].sort().join(" ")
