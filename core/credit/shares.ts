/**
 * Parts of a whole in percent, each with one decimal, so that the printed numbers add up to 100.0: what rounding down leaves
 * over goes to the parts that lost most by it (largest remainder). A part too small for a decimal is "under 0.1%", and
 * beside one nobody has all: "over 99.9%". One part alone is "100%"; no counts give no words.
 */
export function sharesInWords(counts: readonly number[]): string[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => "0%")
  return tenthsOf(counts, total).map((tenths, index) => {
    const count = counts[index] ?? 0
    if (count === total) return "100%"
    if (tenths === 0) return count === 0 ? "0%" : "under 0.1%"
    return tenths === 1000 ? "over 99.9%" : `${(tenths / 10).toFixed(1)}%`
  })
}

/** Whole tenths of a percent that add up to 1,000. */
function tenthsOf(counts: readonly number[], total: number): number[] {
  const exact = counts.map((count) => (count * 1000) / total)
  const tenths = exact.map(Math.floor)
  const over = 1000 - tenths.reduce((sum, one) => sum + one, 0)
  const lostMost = exact
    .map((one, index) => ({ index, lost: one - Math.floor(one) }))
    .sort((a, b) => b.lost - a.lost || a.index - b.index)
  for (const { index } of lostMost.slice(0, over)) tenths[index] = (tenths[index] ?? 0) + 1
  return tenths
}
