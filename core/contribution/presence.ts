/** How often a page that is open says so. */
export const PRESENCE_BEAT_MS = 20_000
/** How long somebody counts as present after the last time their page said so. */
const PRESENCE_MS = 60_000

/** Since when a page must have been heard of for its reader to be present at `now`. */
export const presentSince = (now: Date): Date => new Date(now.getTime() - PRESENCE_MS)

/** Somebody who has a review open now, and since when, ISO 8601. */
export type Present = { readonly name: string; readonly since: string }

/** What somebody who reviews has open besides: "Ed Marlowe is reviewing, 2 min"; under a minute without a time. */
export function minutesPresent({ since }: Present, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(since).getTime()) / 60_000)
  return minutes < 1 ? "" : `, ${minutes} min`
}
