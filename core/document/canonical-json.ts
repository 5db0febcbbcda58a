/**
 * The one way to write a JSON value (RFC 8785, JSON Canonicalization Scheme): keys in the order of their UTF-16 code
 * units, no white space, numbers as ECMAScript prints them. Equal values give equal strings on every machine.
 *
 * Takes what JSON can hold; a property that is `undefined` counts as absent. Throws a `TypeError` for anything that
 * JSON has no word for (NaN, infinities, bigints, functions, dates and other class instances, `undefined` in an array)
 * and for text with half a surrogate pair, since two such values could otherwise share one hash.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "number") return canonicalNumber(value)
  if (typeof value === "string") return canonicalString(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`No canonical JSON for ${Object.prototype.toString.call(value)}.`)
}

function canonicalObject(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(",")}}`
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`No canonical JSON for the number ${value}.`)
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError("No canonical JSON for text with half a surrogate pair.")
  return JSON.stringify(value)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
