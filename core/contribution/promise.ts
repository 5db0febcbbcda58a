/** How long decisions took lately. */
export type DecisionPromise = { readonly decisions: number; readonly medianMs: number }

/** Fewer decisions than this say nothing about the next one. */
export const FEWEST_DECISIONS = 8
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The promise that these waits support (ms from sending to the first decision); null where they are too few. */
export function decisionPromise(waits: readonly number[]): DecisionPromise | null {
  if (waits.length < FEWEST_DECISIONS) return null
  const sorted = waits.toSorted((a, b) => a - b)
  const medianMs = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
  return { decisions: waits.length, medianMs }
}

/** "Contributions are usually decided within two days." Rounded up, so that it holds for half of the last ones. */
export function promiseInWords({ medianMs }: DecisionPromise): string {
  return `Contributions are usually decided within ${atMost(medianMs)}.`
}

function atMost(ms: number): string {
  if (ms <= HOUR) return "an hour"
  if (ms <= 12 * HOUR) return `${numberWord(Math.ceil(ms / HOUR))} hours`
  if (ms <= DAY) return "a day"
  if (ms <= 14 * DAY) return `${numberWord(Math.ceil(ms / DAY))} days`
  return `${numberWord(Math.ceil(ms / (7 * DAY)))} weeks`
}

const WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
const numberWord = (n: number): string => WORDS[n - 2] ?? String(n)
