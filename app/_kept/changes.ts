import { tagsManifest } from "next/dist/server/lib/incremental-cache/tags-manifest.external"
import { tags as names } from "#core/event/tags"
import { KeptPages } from "./pages"

const PATIENCE_MS = 10_000

/** The tag that every page and every cached read carries without being told: expiring it expires everything. */
const EVERYTHING = "_N_T_/layout"
const NOBODY = names.unknownPeople

/**
 * What this process has kept of the public pages, and what makes it out of date. Readers must see a change on the very
 * next request, so three things that Next leaves open are closed here:
 *
 * - tags expire at once, and not when the answer to the change has been sent;
 * - Next lets a request join a rendering that is under way, even one that began before the change: whoever asks after a
 *   change waits until everything that was under way has ended (`settled`);
 * - Next dates a rendered page by its end, so one begun before the change and ended after it counts as new: the tags are
 *   expired once more when everything that was under way has ended.
 */
export class Changes {
  readonly pages = new KeptPages()
  #underWay = 0
  #expired = new Set<string>()
  #settling: Promise<void> | undefined
  #ended: () => void = () => undefined

  /** Expires what carries one of these tags. */
  expire(tags: readonly string[]): void {
    if (tags.length === 0) return
    markExpired(tags)
    // Only pages that show something are kept, and none of them is about people who are not known.
    if (tags.some((tag) => tag !== NOBODY)) this.pages.forgetAll()
    if (this.#underWay === 0) return
    for (const tag of tags) this.#expired.add(tag)
    this.#settling ??= this.#settle()
  }

  expireEverything(): void {
    this.expire([EVERYTHING])
  }

  /** Resolves when nothing is under way any more that began before a change; undefined when that is so. */
  get settled(): Promise<void> | undefined {
    return this.#settling
  }

  /** To be called when Next begins to make an answer; what it gives is to be called once, when the answer is made. */
  begin(): () => void {
    this.#underWay++
    let isUnderWay = true
    return () => {
      if (!isUnderWay) return
      isUnderWay = false
      this.#underWay--
      if (this.#underWay === 0) this.#ended()
    }
  }

  async #settle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#ended = resolve
      timer = setTimeout(resolve, PATIENCE_MS)
    })
    clearTimeout(timer)
    this.#ended = () => undefined
    this.#settling = undefined
    const expired = [...this.#expired]
    markExpired(expired)
    this.#expired.clear()
    if (expired.some((tag) => tag !== NOBODY)) this.pages.forgetAll()
  }
}

/** Both of Next's caches look their tags up here. Its own `revalidateTag` needs a request, and takes effect after it. */
function markExpired(tags: readonly string[]): void {
  const now = performance.timeOrigin + performance.now()
  for (const tag of tags) tagsManifest.set(tag, { ...tagsManifest.get(tag), stale: now, expired: now })
}

declare global {
  var scholiumChanges: Changes | undefined
}

/** One for the process: Next bundles this module several times. */
export function publicChanges(): Changes {
  globalThis.scholiumChanges ??= new Changes()
  return globalThis.scholiumChanges
}
