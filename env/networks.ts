import { isIP } from "node:net"

/** One address (a network of its own) or a network, as `BlockList` takes it. */
export type Network = { readonly address: string; readonly prefix: number; readonly family: "ipv4" | "ipv6" }

/** Shorter than these, a network is no longer somebody's own: the widest private ones are 10.0.0.0/8 and fc00::/7. */
const SHORTEST = { ipv4: 8, ipv6: 7 } as const
const LONGEST = { ipv4: 32, ipv6: 128 } as const

/**
 * Reads a list of addresses and networks, divided by commas or blanks. What it cannot take it gives as problems: a name
 * (nobody looks it up, and what it means can change), a prefix that does not exist, half of the internet.
 */
export function networksFrom(name: string, list: string): { networks: Network[]; problems: string[] } {
  const networks: Network[] = []
  const problems: string[] = []
  for (const word of list.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", length, ...rest] = word.split("/")
    const version = isIP(address)
    if (version === 0 || address.includes("%") || rest.length > 0) {
      problems.push(`${name} takes addresses and networks, such as 10.0.0.2 or 10.0.0.0/8, not “${word}”.`)
      continue
    }
    const family = version === 4 ? "ipv4" : "ipv6"
    const prefix = length === undefined ? LONGEST[family] : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN
    if (!(prefix <= LONGEST[family])) problems.push(`${name}: there is no network “${word}”.`)
    else if (prefix < SHORTEST[family])
      problems.push(`${name}: “${word}” would trust anybody. Name the addresses of your own proxies.`)
    else networks.push({ address, prefix, family })
  }
  return { networks, problems }
}
