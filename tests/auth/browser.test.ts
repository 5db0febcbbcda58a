import { expect, test } from "vitest"
import { addressFrom } from "#auth/browser"

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["203.0.113.9, 192.0.2.1", "192.0.2.1"],
  ["made-up, 192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2/64"],
  ["2001:db8::1", "2001:db8:0:0/64"],
  ["::1", "0:0:0:0/64"],
  ["<script>", "unknown"],
  ["", "unknown"],
])("a request by way of %j is counted for %s", (forwardedFor, place) => {
  expect(addressFrom(forwardedFor)).toBe(place)
})

test("a request without any is counted with all others of its kind", () => {
  expect(addressFrom(null)).toBe("unknown")
})
