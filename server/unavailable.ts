import { isReadOnly, isStorageFull } from "#db/storage-full"

/** PostgreSQL's and the network's codes for: not there, going away, no room, no more connections, took too long. */
const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "57014",
  "57P01",
  "57P02",
  "57P03",
  "53100",
  "53300",
  "08000",
  "08003",
  "08006",
])

/** Whether an error says that the store cannot be reached or has no room, rather than that something is wrong with the request. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isStorageFull(error) || isReadOnly(error)) return true
  if (/^Connection terminated|^timeout exceeded when trying to connect/.test(error.message)) return true
  if ("code" in error && typeof error.code === "string" && CONNECTION_CODES.has(error.code)) return true
  return error.cause !== undefined && isUnavailable(error.cause)
}
