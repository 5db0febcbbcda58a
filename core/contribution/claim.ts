/** How long a claim shows before it lapses by itself. */
const CLAIM_MS = 60 * 60_000

/** When a claim that is made at `now` lapses. */
export const claimedUntil = (now: Date): Date => new Date(now.getTime() + CLAIM_MS)

/** When a claim that lapses at `until` was made. */
export const claimedAt = (until: Date): Date => new Date(until.getTime() - CLAIM_MS)
