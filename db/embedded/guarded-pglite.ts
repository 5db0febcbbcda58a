import { PGlite, type Results, type Transaction } from "@electric-sql/pglite"
import { InsideTransaction } from "#db/inside-transaction"
import { isReadOnly, StorageFull } from "#db/storage-full"

/** Asked around every piece of work; `before` throws to refuse it. */
export interface Watch {
  before: () => void
  isLow: () => boolean
  sentence: () => string
  after: () => void
}

/**
 * PGlite that refuses what would make it hang: the outer handle inside a transaction (its one connection would wait
 * for itself) and writes on a disk that is nearly full. The disk is asked before each transaction and each statement
 * outside one; PostgreSQL itself then keeps the session read-only, so that reading goes on.
 */
export class GuardedPGlite extends PGlite {
  #inside = new InsideTransaction()
  #watch: Watch | undefined
  #readOnly = false
  #pending = 0

  /** Starts watching; without it (a store in memory) nothing can run full. */
  watch(watch: Watch): void {
    this.#watch = watch
  }

  /** Callers at work or waiting for the one connection. */
  get pending(): number {
    return this.#pending
  }

  override query<T>(...asked: Parameters<PGlite["query"]>): Promise<Results<T>> {
    return this.#guarded(() => super.query<T>(...asked))
  }

  override exec(...asked: Parameters<PGlite["exec"]>): Promise<Results[]> {
    return this.#guarded(() => super.exec(...asked))
  }

  override transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#guarded(() => super.transaction((tx) => this.#inside.run(() => body(tx))))
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    // PGlite asks itself a few questions while its constructor runs, before these fields exist.
    if (!(#inside in this)) return work()
    this.#inside.refuse()
    this.#pending++
    try {
      if (this.#watch) await this.#keepReadOnlyWhileLow(this.#watch)
      return await work()
    } catch (error) {
      if (this.#watch && this.#readOnly && isReadOnly(error))
        throw new StorageFull(this.#watch.sentence(), { cause: error })
      throw error
    } finally {
      this.#pending--
      this.#watch?.after()
    }
  }

  async #keepReadOnlyWhileLow(watch: Watch): Promise<void> {
    watch.before()
    const low = watch.isLow()
    if (low === this.#readOnly) return
    this.#readOnly = low
    await super.exec(`set default_transaction_read_only = ${low ? "on" : "off"}`)
  }
}
