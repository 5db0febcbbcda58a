import { once } from "node:events"
import { createServer } from "node:http"
import { gzipSync } from "node:zlib"
import { chromium, type Page } from "@playwright/test"
import { build } from "esbuild"
import { findBrowser } from "../../find-browser"
import { say } from "../../say"

const KEYS = 150
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
const PLAIN = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="stylesheet" href="/page.css"><body><div contenteditable role="textbox" aria-label="The article, to be edited"><p>Some words.</p></div></body></html>`
const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script><body><main id="page"></main></body></html>`

/**
 * Keystroke to paint in the suggesting editor: from the key event to the first task after the frame that shows it, without
 * waiting for the screen's next refresh. Typing at the end of a sentence in the middle of the article, with nothing and
 * with a third of all paragraphs changed.
 */
export async function benchEditor(): Promise<void> {
  const files = await bundle()
  const script = files.get("/page.js") ?? ""
  say(`the editor's script with React, minified: ${kb(script.length)}, gzip ${kb(gzipSync(script).length)}`)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://bench").pathname
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html"
    response.setHeader("content-security-policy", POLICY)
    response.setHeader("content-type", `${type}; charset=utf-8`)
    response.end(path === "/" ? HTML : path === "/plain" ? PLAIN : (files.get(path) ?? ""))
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
  })
  try {
    const plain = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await plain.goto(`http://127.0.0.1:${port}/plain`)
    say(`for comparison, the browser alone, in an empty page: ${inWords(await typing(plain))}`)
    await plain.close()
    for (const words of [2_000, 20_000]) {
      for (const changed of [0, 3]) {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
        await page.goto(`http://127.0.0.1:${port}/?words=${words}&changed=${changed}`)
        const times = await typing(page)
        say(`${words} words, ${changed * 10} % of paragraphs changed: keystroke to paint ${inWords(times)}`)
        await page.close()
      }
    }
  } finally {
    await browser.close()
    server.close()
  }
}

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: "scripts/bench/editor/page.tsx" },
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    target: "es2022",
  })
  const styles = await build({
    entryPoints: ["app/globals.css"],
    bundle: true,
    write: false,
    external: ["/fonts/*"],
  })
  return new Map([
    ["/page.js", outputFiles[0]?.text ?? ""],
    ["/page.css", styles.outputFiles[0]?.text ?? ""],
  ])
}

async function typing(page: Page): Promise<number[]> {
  const text = page.getByRole("textbox", { name: "The article, to be edited" })
  await text.waitFor()
  const paragraphs = text.locator("> p")
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2))
  await middle.click()
  await page.keyboard.press("End")
  await page.waitForTimeout(1_000)
  await page.evaluate(watchKeys)
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press(i % 6 === 5 ? "Space" : "e")
    await page.waitForTimeout(i % 25 === 24 ? 400 : 30)
  }
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times)
  if (times.length < KEYS) throw new Error(`only ${times.length} of ${KEYS} keys were painted`)
  return times
}

/** Runs in the page. */
function watchKeys(): void {
  const times: number[] = []
  Object.assign(globalThis, { times })
  const painted = new MessageChannel()
  const begun: number[] = []
  painted.port1.onmessage = () => times.push(performance.now() - (begun.shift() ?? 0))
  document.addEventListener(
    "keydown",
    (event) => {
      begun.push(event.timeStamp)
      requestAnimationFrame(() => painted.port2.postMessage(null))
    },
    { capture: true },
  )
}

const at = (times: number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const inWords = (times: number[]): string =>
  `p50 ${ms(at(times, 0.5))}, p95 ${ms(at(times, 0.95))}, worst ${ms(at(times, 1))}`
const ms = (time: number): string => `${time.toFixed(1)} ms`
const kb = (bytes: number): string => `${Math.round(bytes / 1024)} kB`
