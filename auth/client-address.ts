import { BlockList, isIP, isIPv4 } from "node:net"
import type { Network } from "#env"

/** Every address by which a request came, the last one ours to believe: who connected to us. */
type Way = { readonly forwardedFor: string | null; readonly trusted: BlockList }

/**
 * Where a request comes from, for counting: an IPv4 address, or the /64 network of an IPv6 one (whoever has one has all
 * of it); "unknown" where not even the last entry can be read. Each proxy appends the address that it was asked from,
 * and our own server the last one, so the list is read from the right: while an entry is a proxy that we trust, its
 * word is taken for the one before. What a trusted proxy passes on unread counts as the proxy itself.
 */
export function clientAddress({ forwardedFor, trusted }: Way): string {
  const entries = (forwardedFor ?? "").split(",").map(readAddress)
  let client = entries.at(-1)
  for (let at = entries.length - 2; at >= 0 && client && isTrusted(client, trusted); at--) {
    const before = entries[at]
    if (!before) break
    client = before
  }
  return client ? placeOf(client) : "unknown"
}

export function blockListOf(networks: readonly Network[]): BlockList {
  const list = new BlockList()
  for (const { address, prefix, family } of networks) list.addSubnet(address, prefix, family)
  return list
}

export const isTrusted = (address: string, trusted: BlockList): boolean =>
  trusted.check(address, isIPv4(address) ? "ipv4" : "ipv6")

/**
 * An entry as it is written anywhere: with a port, in brackets, with a zone, quoted. An IPv4 address that is written as
 * IPv6 is the IPv4 one.
 */
export function readAddress(entry: string): string | undefined {
  const bare = entry.trim().replace(/^"(.*)"$/, "$1")
  const [, bracketed] = bare.match(/^\[([^\]]+)\](?::\d{1,5})?$/) ?? []
  const [, beforePort] = bare.match(/^([\d.]+):\d{1,5}$/) ?? []
  const address = (bracketed ?? beforePort ?? bare).replace(/%[\w.-]+$/, "")
  const version = isIP(address)
  if (version === 0) return undefined
  if (version === 4) return address
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = canonical.match(/^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/) ?? []
  if (high === undefined || low === undefined) return canonical
  return [high, low].flatMap(bytesOf).join(".")
}

function bytesOf(group: string): number[] {
  const number = Number.parseInt(group, 16)
  return [number >> 8, number & 255]
}

const placeOf = (address: string): string => (isIPv4(address) ? address : `${networkOf(address)}/64`)

/** The first four groups of an IPv6 address, "::" written out. */
function networkOf(address: string): string {
  const [head = "", tail] = address.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(missing).fill("0"), ...right].slice(0, 4).join(":")
}
