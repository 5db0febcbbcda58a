import type { PGlite } from "@electric-sql/pglite"

const everyMs = 5 * 60_000
const atBytes = 64 * 1024 * 1024
const lookEveryMs = 1_000
// What a checkpoint itself logs; more than this and something happened since.
const idleBytes = 8 * 1024

/**
 * Keeps the write-ahead log short. A server has a process for this; PGlite has none, so that the log would grow for
 * ever and the next start would have to replay it all. A checkpoint is made when 64 MB were logged since the last one
 * and every five minutes if anything was.
 */
export class ShortLog {
  #client: PGlite
  #timer: NodeJS.Timeout
  #looked = 0
  #busy = false

  constructor(client: PGlite) {
    this.#client = client
    this.#timer = setInterval(() => this.#look(idleBytes), everyMs)
    this.#timer.unref()
  }

  /** To be called after work was done; looks at most once a second and does not make the caller wait. */
  afterWork(): void {
    const now = performance.now()
    if (now - this.#looked < lookEveryMs) return
    this.#looked = now
    void this.#look(atBytes)
  }

  /** Makes the next start quick; whatever is acknowledged is safe without it. */
  async checkpoint(): Promise<void> {
    await this.#client.exec("checkpoint")
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #look(bytes: number): Promise<void> {
    if (this.#busy || this.#client.closed) return
    this.#busy = true
    try {
      if ((await this.#bytesSinceCheckpoint()) >= bytes) await this.checkpoint()
    } catch {
      // The store was closed in between, or cannot write just now: the callers' own statements say so.
    } finally {
      this.#busy = false
    }
  }

  async #bytesSinceCheckpoint(): Promise<number> {
    const { rows } = await this.#client.query<{ bytes: number }>(
      "select (pg_current_wal_insert_lsn() - checkpoint_lsn)::float8 as bytes from pg_control_checkpoint()",
    )
    return rows[0]?.bytes ?? 0
  }
}
