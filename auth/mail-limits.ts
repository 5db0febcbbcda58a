import { createHash } from "node:crypto"
import { MOST_WAIT_SECONDS } from "#core/people/sign-in"
import { env } from "#env"
import { type Limits, tooOften } from "./limits"

/**
 * How many sign-in mails are sent at once in an hour: to one address at the wish of one place, to one address at the wish
 * of all, from one place, and in all.
 */
export const MAILS_AN_HOUR = { addressFromPlace: 5, address: 30, place: 20, all: 200 } as const
const HOUR_SECONDS = 3_600
/** Above the limit is counted on: it is no closed door. */
const COUNTED_ON = 1_000_000

type Asked = { readonly email: string; readonly place: string }

/** When the letter is sent: known addresses' at once, others' after `waitSeconds`; null: not at all. */
export type MailTurn = { readonly waitSeconds: number | null; readonly isAlarming: boolean }

/**
 * Counts one sign-in mail. Whoever asks for one address again and again is refused, but nobody can use up what its owner
 * may ask for from another place. Above the hour's share of a place, or of everybody, letters to addresses that are not
 * known wait, each longer than the one before, so that an hour brings no more of them than the share; nothing is refused
 * then, because a place may be a whole campus and everybody is everybody.
 */
export async function countMail(limits: Limits, { email, place }: Asked): Promise<MailTurn> {
  const address = hashed(email)
  const again = await counted(
    limits,
    `mail-address-from:${hashed(`${email} ${place}`)}`,
    MAILS_AN_HOUR.addressFromPlace,
  )
  const inAll = await counted(limits, `mail-address:${address}`, MAILS_AN_HOUR.address)
  if (again.over > 0 || (inAll.over > 0 && again.times > 1))
    throw tooOften("Several links were already sent to this address in the last hour.", again.msBeforeNext, otherWay())
  const fromPlace = await counted(limits, `mail-place:${place}`, MAILS_AN_HOUR.place)
  const all = await counted(limits, "mail-all", MAILS_AN_HOUR.all)
  const wait = Math.max(waitOf(fromPlace.over, MAILS_AN_HOUR.place), waitOf(all.over, MAILS_AN_HOUR.all))
  return { waitSeconds: wait > MOST_WAIT_SECONDS ? null : wait, isAlarming: all.over === 1 }
}

async function counted(limits: Limits, key: string, times: number) {
  const now = await limits.count(key, { times: COUNTED_ON, seconds: HOUR_SECONDS })
  return { ...now, over: Math.max(0, now.times - times) }
}

const otherWay = (): string => (env().orcid ? ", or sign in with ORCID" : "")

const waitOf = (over: number, anHour: number): number => Math.ceil((over * HOUR_SECONDS) / anHour)

/** Addresses are not kept in the table of counts. */
const hashed = (email: string): string => createHash("sha256").update(email).digest("hex")
