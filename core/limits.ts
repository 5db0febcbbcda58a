/** So many times in so many seconds. */
export type Allowed = { readonly times: number; readonly seconds: number }

/**
 * How often one kind of thing may be done: by one person, from one place (a network address), and by everybody together.
 * Visitors are counted by their place alone.
 */
export type Limit = {
  readonly person?: readonly Allowed[]
  readonly place: readonly Allowed[]
  readonly all?: readonly Allowed[]
  /** What happened too often, as a whole sentence. */
  readonly said: string
}

const perMinute = (times: number): Allowed => ({ times, seconds: 60 })
const perHour = (times: number): Allowed => ({ times, seconds: 3_600 })
const perDay = (times: number): Allowed => ({ times, seconds: 86_400 })

/**
 * Verb -> limits. An honest person who works all day stays far below them: saving every second and a half, twenty
 * contributions, sixty decisions in an hour. A place may be a whole campus, or everybody behind a proxy that is not named
 * as one. What is counted by the minute is counted in each process, what is counted by the hour or day by all together.
 */
export const LIMITS = {
  /** Keeping what is being written, letter by letter. */
  save: {
    person: [perMinute(150)],
    place: [perMinute(6_000)],
    said: "This was saved very often in the last minute.",
  },
  /** Looking at how a text would be, without keeping it. */
  preview: {
    person: [perMinute(120)],
    place: [perMinute(2_000)],
    said: "Many previews were asked for in the last minute.",
  },
  /** Saying that a review is open. */
  presence: {
    person: [perMinute(120)],
    place: [perMinute(2_000)],
    said: "This page has reported very often in the last minute.",
  },
  /** Beginning a contribution, and throwing one away. */
  start: {
    person: [perMinute(20), perHour(60), perDay(200)],
    place: [perMinute(200), perHour(1_000)],
    said: "You have begun many contributions in a short time.",
  },
  /** Sending in, approving, proposing other words, withdrawing: each of these writes letters to editors. */
  send: {
    person: [perMinute(10), perHour(40), perDay(150)],
    place: [perMinute(100), perHour(400)],
    all: [perHour(2_000)],
    said: "You have sent a lot in a short time.",
  },
  remark: {
    person: [perMinute(12), perHour(100)],
    place: [perMinute(120), perHour(1_000)],
    all: [perHour(5_000)],
    said: "You have written many messages in a short time.",
  },
  /** Name, affiliation, interests. */
  profile: {
    person: [perMinute(20), perHour(60)],
    place: [perMinute(200), perHour(1_000)],
    said: "You have changed your details many times in a short time.",
  },
  /** What an editor does with a contribution. */
  decide: {
    person: [perMinute(60)],
    place: [perMinute(600)],
    said: "You have decided a lot in the last minute.",
  },
  /** What an editor does with an article. */
  publish: {
    person: [perMinute(40)],
    place: [perMinute(400)],
    said: "You have changed many articles in the last minute.",
  },
  /** What an administrator does with people and the installation. */
  administer: {
    person: [perMinute(40)],
    place: [perMinute(400)],
    said: "You have changed a lot in the last minute.",
  },
  /** Signing in and out; how many letters that makes is counted apart. */
  "sign-in": {
    place: [perMinute(120), perHour(3_000)],
    said: "From where you are, many people have signed in just now.",
  },
  /** Having a refused form kept, to be shown again with what was typed. */
  hold: {
    person: [perMinute(30), perHour(200)],
    place: [perMinute(300), perHour(2_000)],
    said: "Many forms were sent back to you in a short time.",
  },
  /** The same, for somebody who is not signed in. */
  "hold-for-visitor": {
    place: [perMinute(20), perHour(100)],
    all: [perHour(2_000)],
    said: "Many forms were sent from where you are without signing in.",
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** Who is counted: a person by their id, a visitor by the place alone. */
export type Counted = { readonly personId: string | null; readonly place: string }

/** One count to be made: under `key`, at most `allowed.times` before it starts again. */
export type Count = { readonly key: string; readonly allowed: Allowed }

/** The counts that one thing done by somebody adds to: the person's first, so that nobody uses up what is for all. */
export function countsFor(name: LimitName, { personId, place }: Counted): Count[] {
  const limit: Limit = LIMITS[name]
  const of = (who: string, list: readonly Allowed[] = []) =>
    list.map((allowed) => ({ key: `${name}:${allowed.seconds}:${who}`, allowed }))
  return [...(personId ? of(personId, limit.person) : []), ...of(`at ${place}`, limit.place), ...of("all", limit.all)]
}

/** When to come back, in words. */
export function waitInWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds < 60) return seconds === 1 ? "one second" : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 120) return minutes === 1 ? "one minute" : `${minutes} minutes`
  return `${Math.ceil(minutes / 60)} hours`
}
