import { once } from "node:events"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, onTestFinished, test } from "vitest"
import { isBrokenAddress, isWorkspace } from "../../app/_gate/address"
import { Circles, isOwnHost } from "../../app/_gate/host"
import { Methods } from "../../app/_gate/methods"
import { keepFailuresPrivate } from "../../app/_gate/private"

describe("an address", () => {
  test.each(["/", "/?%FF", "/articles/a?q=%E0%A4", "/articles/%F0%9F%92%A9", "/desk?q=a%0Ab"])(
    "%s can be read",
    (url) => expect(isBrokenAddress(url)).toBe(false),
  )

  test.each([
    "/%E0%A4%A",
    "/%",
    "/articles/%00",
    "/articles/a%0d%0aSet-Cookie:x",
    "/settings?held=%00",
    "http://elsewhere.example/",
    "*",
    "",
  ])("%j cannot", (url) => expect(isBrokenAddress(url)).toBe(true))
})

test("the framework's router moves between just the pages that get a policy for its scripts", async () => {
  const { config } = await import("../../proxy")
  const paths = config.matcher.map((pattern) => pattern.replace("/:path*", "/x").replace(":slug", "a"))
  expect(paths.filter((path) => !isWorkspace(path))).toEqual([])
  expect(["/", "/articles/a", "/people/b", "/desktop", "/api/me"].filter(isWorkspace)).toEqual([])
})

describe("methods", () => {
  const made = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), "scholium-app-"))
    afterAll(() => rmSync(folder, { recursive: true }))
    for (const [name, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), source)
    }
    return new Methods(folder)
  }
  const methods = made({
    "(public)/page.tsx": "export default function Page() {}",
    "(public)/articles/[slug]/page.tsx": "",
    "(workspace)/desk/[id]/page.tsx": "",
    "(workspace)/desk/[id]/claim/route.ts": "export const POST = door({})",
    "(workspace)/desk/log/page.tsx": "",
    "(workspace)/desk/[id]/[what]/route.ts": "export async function POST() {}",
    "feed.atom/route.ts": "export async function GET() {}",
    "api/auth/[...all]/route.ts": "export const { GET, POST } = handlers",
  })

  test.each([
    ["/", "GET, HEAD"],
    ["/articles/a", "GET, HEAD"],
    ["/articles/a/", "GET, HEAD"],
    ["/desk/1", "GET, HEAD"],
    ["/desk/log", "GET, HEAD"],
    ["/desk/1/claim", "POST, OPTIONS"],
    ["/desk/1/claim/", "POST, OPTIONS"],
    ["/feed.atom", "GET, HEAD, OPTIONS"],
    ["/feedXatom", "GET, HEAD"],
    ["/api/auth/callback/orcid", "GET, HEAD, POST, OPTIONS"],
    ["/_next/static/chunks/a.css", "GET, HEAD"],
    ["/nothing", "GET, HEAD"],
  ])("of %s are %s", (path, allowed) => expect(methods.at(path).join(", ")).toBe(allowed))

  test("of every handler here are those that it exports", () => {
    const real = new Methods()
    const handlers = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) => /route\.ts$/.test(name))
    expect(handlers.length).toBeGreaterThan(50)
    for (const name of handlers) {
      const path = `/${name
        .replace(/\/?route\.ts$/, "")
        .replace(/\([^)]*\)\//g, "")
        .replace(/\[[^\]]*\]/g, "x")}`
      const posts = /\bPOST\b/.test(readFileSync(join("app", name), "utf8"))
      expect(real.at(path).includes("POST"), path).toBe(posts)
      expect(real.at(path), path).not.toEqual(["OPTIONS"])
    }
  })
})

describe("the name by which a server is asked", () => {
  const production = { origins: ["https://articles.example.org"], isTryOut: false }
  const tryOut = { origins: ["http://localhost:3000", "http://127.0.0.1:3000"], isTryOut: true }

  test.each([
    ["articles.example.org", true],
    ["Articles.Example.ORG", true],
    ["articles.example.org:443", true],
    ["articles.example.org:80", false],
    ["www.articles.example.org", false],
    ["articles.example.org.evil.example", false],
    ["127.0.0.1", false],
    ["localhost", false],
    ["", false],
  ])("in production: %j is ours: %s", (host, isOurs) => expect(isOwnHost({ host, ...production })).toBe(isOurs))

  test.each([
    ["localhost:3000", true],
    ["127.0.0.1:3000", true],
    ["[::1]:3000", true],
    ["localhost:8080", true],
    ["localhost.evil.example:3000", false],
    ["rebound.evil.example:3000", false],
    ["192.168.0.7:3000", false],
  ])("in the try-out: %j is ours: %s", (host, isOurs) => expect(isOwnHost({ host, ...tryOut })).toBe(isOurs))
})

describe("who is led to the right name", () => {
  test("is led as often as asked, by different readers or for different pages", () => {
    const circles = new Circles()
    for (let n = 0; n < 50; n++) expect(circles.isOne("www.example.org", `reader ${n}`, 0)).toBe(false)
  })

  test("and comes back at once by the wrong one, is answered in the end, and so is everybody after", () => {
    const circles = new Circles()
    const led = Array.from({ length: 9 }, () => circles.isOne("app:3000", "one reader", 0))
    expect(led).toEqual([false, false, false, false, false, false, false, false, true])
    expect(circles.isOne("app:3000", "another", 0)).toBe(true)
    expect(circles.isOne("www.example.org", "another", 0)).toBe(false)
  })

  test("and comes back later, is led again", () => {
    const circles = new Circles()
    for (let n = 0; n < 50; n++) expect(circles.isOne("www.example.org", "one reader", n * 11_000)).toBe(false)
  })
})

describe("caches", () => {
  const cachedAs = async (status: number, cacheControl?: string) => {
    const server = createServer((_, response) => {
      keepFailuresPrivate(response)
      if (cacheControl) response.setHeader("cache-control", cacheControl)
      response.statusCode = status
      response.end("A page.")
    })
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    onTestFinished(() => {
      server.close()
    })
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return answer.headers.get("cache-control")
  }

  test.each([
    [404, "public, max-age=0, s-maxage=30", "private, no-store"],
    [404, "s-maxage=31536000", "private, no-store"],
    [500, undefined, "private, no-store"],
    [503, "no-store", "no-store"],
    [200, "public, s-maxage=30", "public, s-maxage=30"],
  ])("keep of an answer %i with %s: %s", async (status, given, kept) => {
    expect(await cachedAs(status, given)).toBe(kept)
  })
})
