/** The name by which a server was asked, against the one that it has. */
type Asked = { readonly host: string; readonly origins: readonly string[]; readonly isTryOut: boolean }

const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether a server that is asked by this name is the one that is meant. The try-out, where anybody may sign in as anybody,
 * answers to the names of this machine: another name is one that a stranger's page gave to this machine's address (DNS
 * rebinding). The port is not compared there: it may be passed on from another one.
 */
export function isOwnHost({ host, origins, isTryOut }: Asked): boolean {
  if (isTryOut && THIS_MACHINE.test(host)) return true
  return origins.some((origin) => isHostOf(host, new URL(origin)))
}

/** A port that goes without saying may be said. */
function isHostOf(host: string, { protocol, host: own }: URL): boolean {
  const said = host.toLowerCase()
  return said === own || said === `${own}:${protocol === "https:" ? 443 : 80}`
}

const WITHIN_MS = 10_000
const MOST_TIMES = 8
const MOST_REMEMBERED = 1_000

/**
 * Notices who is led to the right name and comes back by the wrong one, again and again: a proxy that does not pass on the
 * name by which it was asked would send every reader in a circle. From then on, whoever comes by that name is answered.
 */
export class Circles {
  #led = new Map<string, { since: number; times: number }>()
  #passed = new Set<string>()

  /** Whether nobody is to be led on from this name any more; `who` is to tell one reader of one page from others. */
  isOne(host: string, who: string, now: number): boolean {
    if (this.#passed.has(host)) return true
    const seen = this.#led.get(who)
    const led = seen && now - seen.since < WITHIN_MS ? { ...seen, times: seen.times + 1 } : { since: now, times: 1 }
    if (this.#led.size >= MOST_REMEMBERED) this.#led.clear()
    this.#led.set(who, led)
    if (led.times <= MOST_TIMES) return false
    this.#passed.add(host)
    return true
  }
}
