/**
 * How many substantive revisions a returning reader has not seen. Takes the revision they saw last (null: never), the one
 * they see now and the numbers of the newest substantive revisions; gives 0 when nothing material changed, whatever small
 * repairs there were.
 */
export function substantiveSince(seen: number | null, now: number, substantive: readonly number[]): number {
  if (seen === null || seen >= now) return 0
  return substantive.filter((seq) => seq > seen && seq <= now).length
}
