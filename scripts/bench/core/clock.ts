/** The shortest of several runs of some work, in milliseconds. */
export function best(runs: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** A time in milliseconds, for a column. */
export function ms(time: number, width = 9): string {
  return time.toFixed(time < 1 ? 2 : time < 10 ? 1 : 0).padStart(width)
}

export function line(...columns: readonly string[]): void {
  process.stdout.write(`${columns.join("")}\n`)
}
