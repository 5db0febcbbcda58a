import { AsyncLocalStorage } from "node:async_hooks"

/** The outer database was used inside a transaction, whose own handle should have been. */
export class OutsideTransaction extends Error {
  override name = "OutsideTransaction"
  constructor() {
    super("The database was used inside a transaction instead of the transaction's own handle.")
  }
}

/**
 * Knows whether the code now running was called from inside a transaction of one database. Using the outer handle
 * there waits for ever on the embedded store (one connection) and escapes the transaction on PostgreSQL; refusing it
 * at once makes it the same, visible mistake on both. Work that outlives its transaction is outside again.
 */
export class InsideTransaction {
  #scopes = new AsyncLocalStorage<{ open: boolean }>()

  /** Runs the body of a transaction. */
  async run<T>(body: () => Promise<T>): Promise<T> {
    const scope = { open: true }
    try {
      // Awaited inside: a query that the body gives back is begun by the waiting, not by the making.
      return await this.#scopes.run(scope, async () => await body())
    } finally {
      scope.open = false
    }
  }

  /** Throws `OutsideTransaction` when called from the body of a transaction that is still open. */
  refuse(): void {
    if (this.#scopes.getStore()?.open) throw new OutsideTransaction()
  }
}
