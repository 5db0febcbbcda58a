import { say } from "../../say"
import { type Load, loadOf, median, type Subject } from "./load"

const WARM_UP_SECONDS = 2
const SECONDS = 4
const ROUNDS = 5

type Named = Subject & { readonly name: string }

/**
 * Puts the same load on each subject in turn, in several rounds, every other one in the opposite order, because others use
 * the machine too. Prints each subject's median, and the first against the others, compared within each round.
 */
export async function benchReading(title: string, subjects: readonly Named[]): Promise<void> {
  for (const subject of subjects) await loadOf(subject, WARM_UP_SECONDS)
  const rounds: Map<string, Load>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const loads = new Map<string, Load>()
    const order = round % 2 === 0 ? subjects : [...subjects].reverse()
    for (const subject of order) loads.set(subject.name, await loadOf(subject, SECONDS))
    rounds.push(loads)
  }
  say(`\n${title} (10 connections, medians of ${ROUNDS} rounds of ${SECONDS} s)`)
  for (const { name } of subjects)
    say(
      rowOf(
        name,
        rounds.flatMap((loads) => loads.get(name) ?? []),
      ),
    )
  const [first, ...others] = subjects
  if (!first) return
  say("  ratios: min / median / max of the rounds")
  for (const { name } of others) {
    const of = (figure: keyof Load) => spread(rounds.map((loads) => quotient(loads, first.name, name, figure)))
    say(`  ${first.name} : ${name.padEnd(40)} requests/s ${of("requestsPerSecond")}   CPU ${of("cpuSecondsPer1000")}`)
  }
}

function rowOf(name: string, loads: readonly Load[]): string {
  const of = (figure: keyof Load) => median(loads.map((load) => load[figure]))
  const perSecond = of("requestsPerSecond").toFixed(0).padStart(7)
  const cpu = of("cpuSecondsPer1000").toFixed(3)
  return `  ${name.padEnd(44)} ${perSecond} requests/s   ${cpu} CPU-s per 1,000   p99 ${of("p99").toFixed(1)} ms`
}

const quotient = (loads: Map<string, Load>, one: string, other: string, figure: keyof Load) =>
  (loads.get(one)?.[figure] ?? Number.NaN) / (loads.get(other)?.[figure] ?? Number.NaN)

/** Smallest, middle and largest. */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  return [sorted[0], median(sorted), sorted.at(-1)].map((value) => (value ?? Number.NaN).toFixed(2)).join(" / ")
}
