import { statfsSync } from "node:fs"
import { StorageFull } from "#db/storage-full"

/** Fewer free bytes than this and nothing is written: PGlite does not survive a full disk, it hangs. */
const leastFreeBytes = 500_000_000

/** Opening a store after a crash writes about this much before anybody can be asked. */
const neededToOpen = 64_000_000
const goodForMs = 1_000

/** Watches the disk that holds a folder; looks at most once a second. */
export class FreeSpace {
  #folder: string
  #bytes: (folder: string) => number
  #looked = Number.NEGATIVE_INFINITY
  #free = 0

  constructor(folder: string, bytes = freeBytes) {
    this.#folder = folder
    this.#bytes = bytes
  }

  isLow(): boolean {
    const now = performance.now()
    if (now - this.#looked >= goodForMs) {
      this.#free = this.#bytes(this.#folder)
      this.#looked = now
    }
    return this.#free < leastFreeBytes
  }

  /** Throws `StorageFull` where a store cannot be opened, or made, without the risk of filling the disk. */
  refuseOpening(making: boolean): void {
    const low = this.isLow()
    if (making ? low : this.#free < neededToOpen) throw new StorageFull(this.sentence())
  }

  /** One sentence for whoever runs the place. */
  sentence(): string {
    const left = Math.floor(this.#free / 1_000_000)
    const least = leastFreeBytes / 1_000_000
    return `Only ${left} MB are left on the disk that holds ${this.#folder}: read-only until ${least} MB are free.`
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
