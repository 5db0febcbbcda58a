/**
 * Ids for the blocks that a contribution adds, the same each time it is composed: so that sending the same words again is
 * seen to be the same. No two contributions share one.
 */
export function newBlockIds(contributionId: string): () => string {
  let n = 0
  return () => `${contributionId}-${++n}`
}
