import type { BlockList } from "node:net"
import { env } from "#env"
import { blockListOf } from "./client-address"

let known: BlockList | undefined

/** The proxies whose word is taken for who asks: none, unless TRUSTED_PROXIES names them. */
export function trustedProxies(): BlockList {
  known ??= blockListOf(env().trustedProxies)
  return known
}
