import { expect, test } from "vitest"
import { blockListOf, clientAddress } from "#auth/client-address"
import { networksFrom } from "../../env/networks"

const trusting = (list: string) => blockListOf(networksFrom("TRUSTED_PROXIES", list).networks)
const placeOf = (forwardedFor: string | null, proxies = "") =>
  clientAddress({ forwardedFor, trusted: trusting(proxies) })

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:cb00:7105", "203.0.113.5"],
  ["203.0.113.9, 192.0.2.1", "192.0.2.1"],
  ["made-up, 192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2/64"],
  ["2001:db8::1", "2001:db8:0:0/64"],
  ["::1", "0:0:0:0/64"],
  ["fe80::1%eth0", "fe80:0:0:0/64"],
  ["<script>", "unknown"],
  ["", "unknown"],
])("where no proxy is trusted, a request by way of %j is counted for whoever connected, %s", (forwardedFor, place) => {
  expect(placeOf(forwardedFor)).toBe(place)
})

test("a request without any is counted with all others of its kind", () => {
  expect(placeOf(null)).toBe("unknown")
})

test.each([
  ["the first from the right that is not ours", "evil, 203.0.113.9, 10.0.0.2, 10.0.0.1", "203.0.113.9"],
  ["an address with a port", "203.0.113.5:443, 10.0.0.1", "203.0.113.5"],
  ["an IPv6 address with a port", "[2001:db8::1]:443, 10.0.0.1", "2001:db8:0:0/64"],
  ["an IPv6 address in brackets", "[2001:db8::1], 10.0.0.1", "2001:db8:0:0/64"],
  ["an IPv4 address written as IPv6", "::ffff:cb00:7105, ::ffff:10.0.0.1", "203.0.113.5"],
  ["an address in quotes", '"203.0.113.5", 10.0.0.1', "203.0.113.5"],
  ["the proxy that passed on what cannot be read", "unknown, 10.0.0.1", "10.0.0.1"],
  ["the proxy that passed on nothing", ", 10.0.0.1", "10.0.0.1"],
  ["the furthest of our own, asked by nobody else", "10.0.0.7, 10.0.0.2, 10.0.0.1", "10.0.0.7"],
  ["whoever connects past the proxies, whatever it claims", "203.0.113.9, 198.51.100.1", "198.51.100.1"],
  ["the proxy by its IPv6 network", "203.0.113.9, fd00:1::7", "203.0.113.9"],
])("behind trusted proxies a request is counted for %s", (_, forwardedFor, place) => {
  expect(placeOf(forwardedFor, "10.0.0.0/8, fd00::/8")).toBe(place)
})

test.each([
  ["proxy.example.org", "TRUSTED_PROXIES takes addresses and networks"],
  ["10.0.0.0/8 loopback", "not “loopback”"],
  ["10.0.0.0/33", "there is no network"],
  ["10.0.0.0/8/8", "TRUSTED_PROXIES takes addresses"],
  ["10.0.0.0/", "there is no network"],
  ["0.0.0.0/0", "would trust anybody"],
  ["::/0", "would trust anybody"],
  ["128.0.0.0/1", "would trust anybody"],
  ["10.0.0.1:80", "TRUSTED_PROXIES takes addresses"],
])("%s is refused in a sentence", (list, sentence) => {
  expect(networksFrom("TRUSTED_PROXIES", list).problems.join("\n")).toContain(sentence)
})

test("addresses and networks stand beside each other, divided by commas or blanks", () => {
  expect(networksFrom("TRUSTED_PROXIES", "10.0.0.1,  fd00::/8\n192.168.0.0/16").networks).toEqual([
    { address: "10.0.0.1", prefix: 32, family: "ipv4" },
    { address: "fd00::", prefix: 8, family: "ipv6" },
    { address: "192.168.0.0", prefix: 16, family: "ipv4" },
  ])
})
