import { counted } from "#core/metadata/in-words"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago something was: "just now", "12 minutes ago", "3 hours ago", "5 days ago"; the exact time for those who point at it. */
export function Age({ since, now }: { since: Date; now: Date }) {
  const iso = since.toISOString()
  return (
    <time dateTime={iso} title={`${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`}>
      {ageInWords(now.getTime() - since.getTime())}
    </time>
  )
}

export function ageInWords(ms: number): string {
  if (ms < MINUTE) return "just now"
  if (ms < HOUR) return ago(ms / MINUTE, "minute")
  if (ms < 2 * DAY) return ago(ms / HOUR, "hour")
  return ago(ms / DAY, "day")
}

const ago = (count: number, noun: string): string => `${counted(Math.floor(count), noun)} ago`
