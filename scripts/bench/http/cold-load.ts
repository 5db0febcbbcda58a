import { chromium } from "@playwright/test"
import { findBrowser } from "../../find-browser"
import { say } from "../../say"

/** What a browser with an empty cache fetches to show a page: requests and bytes over the wire, by kind. */
export async function coldLoad(url: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
  })
  try {
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send("Network.enable")
    const kinds = new Map<string, string>()
    const bytes = new Map<string, { requests: number; bytes: number }>()
    session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type))
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? "Other"
      const known = bytes.get(kind) ?? { requests: 0, bytes: 0 }
      bytes.set(kind, { requests: known.requests + 1, bytes: known.bytes + encodedDataLength })
    })
    await page.goto(url, { waitUntil: "networkidle" })
    const all = [...bytes.values()]
    const requests = all.reduce((sum, one) => sum + one.requests, 0)
    say("\nCold load of the article page in Chromium")
    say(`  ${requests} requests, ${kilobytes(all.reduce((sum, one) => sum + one.bytes, 0))}`)
    for (const [kind, one] of bytes)
      say(`  ${kind.padEnd(12)} ${String(one.requests).padStart(3)}  ${kilobytes(one.bytes)}`)
  } finally {
    await browser.close()
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
