import { areTagsExpired } from "next/dist/server/lib/incremental-cache/tags-manifest.external"
import { describe, expect, test, vi } from "vitest"
import { tags } from "#core/event/tags"
import { Changes } from "../../app/_kept/changes"
import { Page } from "../../app/_kept/page"

const TAG = "article:two-drugs"
const now = () => performance.timeOrigin + performance.now()
const isExpired = (since: number) => areTagsExpired([TAG], since)

function page(text: string): Page {
  const headers = new Map([
    ["content-type", ["text/plain"]],
    ["cache-control", ["public, max-age=0"]],
  ])
  return new Page("/", { status: 200, headers, body: Buffer.from(text) })
}

describe("after a change", () => {
  test("what was made before it is out of date at once, and kept pages are forgotten", () => {
    const changes = new Changes()
    changes.pages.keep("/", page("old"), changes.pages.generation)
    const before = now()
    changes.expire([TAG])
    expect(isExpired(before)).toBe(true)
    expect(isExpired(now())).toBe(false)
    expect(changes.pages.find("/")).toBeUndefined()
  })

  test("news of people whom no page names leaves the kept pages", () => {
    const changes = new Changes()
    const before = now()
    changes.pages.keep("/", page("as it is"), changes.pages.generation)
    changes.expire([tags.unknownPeople])
    expect(changes.pages.find("/")).toBeDefined()
    expect(areTagsExpired([tags.unknownPeople], before)).toBe(true)
  })

  test("a page begun before it is not kept", () => {
    const changes = new Changes()
    const { generation } = changes.pages
    changes.expire([TAG])
    changes.pages.keep("/", page("old"), generation)
    expect(changes.pages.find("/")).toBeUndefined()
  })

  test("whoever asks waits until everything begun before it has ended, and what that left behind is out of date", async () => {
    const changes = new Changes()
    const ends = [changes.begin(), changes.begin()]
    changes.expire([TAG])
    let isSettled = false
    const settled = changes.settled?.then(() => {
      isSettled = true
    })
    ends[0]?.()
    ends[0]?.()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(isSettled).toBe(false)
    const leftBehind = now()
    ends[1]?.()
    await settled
    expect(isExpired(leftBehind)).toBe(true)
    expect(changes.settled).toBeUndefined()
  })

  test("nobody waits when nothing is under way, or for longer than ten seconds", async () => {
    vi.useFakeTimers()
    const changes = new Changes()
    changes.expire([TAG])
    expect(changes.settled).toBeUndefined()
    changes.begin()
    changes.expire([TAG])
    const { settled } = changes
    await vi.advanceTimersByTimeAsync(10_000)
    await settled
    expect(changes.settled).toBeUndefined()
    vi.useRealTimers()
  })

  test("nothing that readers see is no change", () => {
    const changes = new Changes()
    changes.pages.keep("/", page("as it is"), changes.pages.generation)
    changes.expire([])
    expect(changes.pages.find("/")).toBeDefined()
  })
})

describe("what is kept", () => {
  test("stays under 64 MB, and what was not asked for longest goes first", () => {
    const { pages } = new Changes()
    const large = "x".repeat(7_000_000)
    for (let n = 0; n < 8; n++) pages.keep(`/${n}`, page(large), 0)
    pages.find("/0")
    for (let n = 8; n < 10; n++) pages.keep(`/${n}`, page(large), 0)
    expect(pages.bytes).toBeLessThan(64 * 1024 * 1024)
    expect(pages.find("/0")).toBeDefined()
    expect(pages.find("/1")).toBeUndefined()
    expect(pages.find("/9")).toBeDefined()
  })

  test("counts what was compressed later, and nothing twice", async () => {
    const { pages } = new Changes()
    const one = page("words ".repeat(1000))
    pages.keep("/", one, 0)
    const plain = pages.bytes
    await Promise.all([one.in("br"), one.in("br"), one.in("gzip")])
    pages.weigh("/", one)
    pages.keep("/", one, 0)
    expect(pages.bytes).toBe(one.bytes)
    expect(pages.bytes).toBeGreaterThan(plain)
    pages.forgetAll()
    expect(pages.bytes).toBe(0)
  })

  test("is never a page that is too large, or one that is not for everybody", () => {
    const { pages } = new Changes()
    pages.keep("/", page("x".repeat(9_000_000)), 0)
    expect(pages.find("/")).toBeUndefined()
    const headers = new Map([["cache-control", ["private, no-store"]]])
    expect(new Page("/", { status: 200, headers, body: Buffer.from("") }).isKeepable).toBe(false)
    expect(new Page("/", { status: 404, headers: new Map(), body: Buffer.from("") }).isKeepable).toBe(false)
  })
})
