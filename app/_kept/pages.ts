import type { Page } from "./page"

const MOST_BYTES = 64 * 1024 * 1024
/** A page larger than this is never kept: it would push too many others out. */
const MOST_PER_PAGE = MOST_BYTES / 8

/**
 * The public pages kept in this process, by path. At most 64 MB: what was not asked for longest goes first. `generation`
 * counts how often they were forgotten: a page that Next began to make before the last forgetting is not kept, since it
 * may show what was true before.
 */
export class KeptPages {
  #pages = new Map<string, { readonly page: Page; bytes: number }>()
  #bytes = 0
  #generation = 0

  get generation(): number {
    return this.#generation
  }

  get bytes(): number {
    return this.#bytes
  }

  find(path: string): Page | undefined {
    const kept = this.#pages.get(path)
    if (!kept) return undefined
    this.#pages.delete(path)
    this.#pages.set(path, kept)
    return kept.page
  }

  keep(path: string, page: Page, generation: number): void {
    if (generation !== this.#generation || page.bytes > MOST_PER_PAGE) return
    this.#drop(path)
    this.#pages.set(path, { page, bytes: page.bytes })
    this.#bytes += page.bytes
    this.#makeRoom()
  }

  /** A kept page grows when it is compressed for the first time. */
  weigh(path: string, page: Page): void {
    const kept = this.#pages.get(path)
    if (kept?.page !== page) return
    this.#bytes += page.bytes - kept.bytes
    kept.bytes = page.bytes
    this.#makeRoom()
  }

  forgetAll(): void {
    this.#generation++
    this.#pages.clear()
    this.#bytes = 0
  }

  #makeRoom(): void {
    for (const longestUnasked of this.#pages.keys()) {
      if (this.#bytes <= MOST_BYTES) break
      this.#drop(longestUnasked)
    }
  }

  #drop(path: string): void {
    this.#bytes -= this.#pages.get(path)?.bytes ?? 0
    this.#pages.delete(path)
  }
}
