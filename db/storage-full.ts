/** The disk is (nearly) full: nothing was written, reading goes on. The door answers 503 and asks to come back. */
export class StorageFull extends Error {
  override name = "StorageFull"
}

/**
 * Whether an error, or what caused it, is a full disk: the embedded store's guard or PostgreSQL's own `disk_full`.
 * Drizzle wraps what a statement threw, so the causes are walked.
 */
export function isStorageFull(error: unknown): boolean {
  if (error instanceof StorageFull || sqlState(error) === "53100") return true
  return error instanceof Error && error.cause !== undefined && isStorageFull(error.cause)
}

/** Whether an error, or what caused it, is a write refused because the transaction is read-only. */
export function isReadOnly(error: unknown): boolean {
  if (sqlState(error) === "25006") return true
  return error instanceof Error && error.cause !== undefined && isReadOnly(error.cause)
}

function sqlState(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined
}
