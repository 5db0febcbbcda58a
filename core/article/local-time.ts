import { dayInWords } from "#core/metadata/in-words"

/** What a clock in a time zone shows, to the minute: `2027-03-28T02:30`. */
const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d{1,3})?)?$/
const IN_ZONE = /^([^[]+)\[([\w+/-]{1,60})\]$/
const DAY_MS = 86_400_000

/**
 * The instants at which a clock in `zone` shows this time, earliest first: one as a rule, none where the clocks are put
 * forward over it, two where they are put back. None also for a time or zone that does not exist.
 */
export function instantsAt(local: string, zone: string): Date[] {
  const asUtc = new Date(`${LOCAL.exec(local)?.[1] ?? ""}Z`)
  if (Number.isNaN(asUtc.getTime()) || !isZone(zone)) return []
  // Whatever change there is, the zone's offset at this time is that of a day before or of a day after.
  const offsets = [-DAY_MS, 0, DAY_MS].map((by) => offsetAt(new Date(asUtc.getTime() + by), zone))
  const times = offsets.map((offset) => asUtc.getTime() - offset * 60_000)
  const shown = [...new Set(times)].filter((time) => localAt(new Date(time), zone) === local.slice(0, 16))
  return shown.sort((a, b) => a - b).map((time) => new Date(time))
}

/** What a clock in `zone` shows at an instant, as a field for local times takes it. */
export function localAt(at: Date, zone: string): string {
  return new Date(at.getTime() + offsetAt(at, zone) * 60_000).toISOString().slice(0, 16)
}

/** How far a zone's clocks are from UTC at an instant: "UTC+2", "UTC-3:30". */
export function offsetInWords(at: Date, zone: string): string {
  const offset = offsetAt(at, zone)
  if (offset === 0) return "UTC"
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `UTC${offset < 0 ? "-" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`
}

export type Chosen = { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly problem: string }

/**
 * The instant that a field for a day and a time means: `2027-03-28T01:30Z` itself, a time without a zone in UTC, and
 * `2027-03-28T02:30[Europe/Berlin]` by the clocks there. A time that does not exist there, or exists twice, is refused.
 */
export function chosenInstant(text: string): Chosen {
  const [, local, zone] = IN_ZONE.exec(text) ?? []
  if (local === undefined || zone === undefined) return inUtc(text)
  if (!isZone(zone)) return { ok: false, problem: `There is no time zone called ${zone}.` }
  const [at, later] = instantsAt(local, zone)
  if (at && !later) return { ok: true, at }
  return { ok: false, problem: at && later ? twice(local, zone, [at, later]) : missing(local, zone) }
}

function inUtc(text: string): Chosen {
  const at = new Date(text.endsWith("Z") ? text : `${text}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?$/.test(text))
    return { ok: false, problem: "Choose a day and a time." }
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 10))
  return isDay ? { ok: true, at } : { ok: false, problem: "There is no such day. Choose a day and a time." }
}

const missing = (local: string, zone: string): string =>
  LOCAL.test(local) && !Number.isNaN(new Date(`${local.slice(0, 16)}Z`).getTime())
    ? `There is no ${local.slice(11, 16)} on ${dayOf(local)} in ${zone}: the clocks are put forward over it. Choose another time.`
    : "Choose a day and a time."

const twice = (local: string, zone: string, [first, second]: readonly [Date, Date]): string =>
  `${local.slice(11, 16)} comes twice on ${dayOf(local)} in ${zone}, as the clocks are put back. Say which you mean: the first (${offsetInWords(first, zone)}) or the second (${offsetInWords(second, zone)}).`

const dayOf = (local: string): string => dayInWords(new Date(`${local.slice(0, 10)}T00:00Z`))

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** In minutes, by the rules that the language's own tables have for that zone. */
function offsetAt(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"))
  return Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
}
