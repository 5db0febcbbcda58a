import { createHash } from "node:crypto"
import { canonicalJson } from "#core/document/canonical-json"

/** SHA-256 of a JSON value's canonical form in UTF-8, as 64 lower-case hex digits. Refuses what `canonicalJson` refuses. */
export function contentHash(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest("hex")
}

/** SHA-256 of a list of texts in UTF-16, each with its length before it, in base 64: without the cost of writing JSON first. */
export function textsHash(texts: readonly string[]): string {
  const hash = createHash("sha256")
  for (const text of texts) hash.update(`${text.length} ${text}`, "utf16le")
  return hash.digest("base64")
}
