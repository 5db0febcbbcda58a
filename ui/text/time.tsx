import { dayInWords } from "#core/metadata/in-words"

type Props = {
  /** An instant in ISO 8601, or the same as a Date. */
  at: string | Date
  /** With the time of day, which is then said to be UTC. */
  withTime?: boolean
}

/** A date that means one day everywhere: "7 December 2025", in UTC, the same on server and paper. */
export function Time({ at, withTime = false }: Props) {
  const instant = new Date(at)
  const day = dayInWords(instant)
  if (Number.isNaN(instant.getTime())) return <span>{day}</span>
  const iso = instant.toISOString()
  return <time dateTime={withTime ? iso : iso.slice(0, 10)}>{withTime ? `${day}, ${iso.slice(11, 16)} UTC` : day}</time>
}
