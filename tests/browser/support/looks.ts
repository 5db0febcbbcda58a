import { readdirSync } from "node:fs"
import type { BrowserContext, Page } from "@playwright/test"
import { buildSync } from "esbuild"
import { addressOf } from "./doors"

/** The address of every page, as in `/contributions/[id]/write`. */
export const everyPage = (): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map(addressOf)
    .sort()

const VIEWS = [
  { width: 390, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
  { width: 1280, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
] as const
const SCREEN = 900
/** Longer pages are looked at as far as this; beyond it browsers refuse to draw in one piece. */
const LONGEST = 14_000

/** Looks at one page as somebody careful would, on a phone and on a desk, by day and by night. Gives what they would mind. */
export type LookAt = (page: Page, address: string, isReady?: (page: Page) => Promise<unknown>) => Promise<string[]>

/** Makes every page of `context` one that can be looked at. */
export async function looksIn(context: BrowserContext): Promise<LookAt> {
  await context.addInitScript({ content: judge() })
  const heard: string[] = []
  listen(context, heard)
  return async (page, address, isReady) => {
    heard.length = 0
    const answer = await page.goto(address)
    await isReady?.(page)
    await page.evaluate(() => document.fonts.ready)
    const seen = new Map<string, string[]>()
    for (const view of VIEWS) {
      for (const fault of await faultsIn(page, view)) seen.set(fault, [...(seen.get(fault) ?? []), inWords(view)])
    }
    if ((answer?.status() ?? 500) >= 500) heard.push(`answered with ${answer?.status()}`)
    return [...[...seen].map(([fault, views]) => `${fault} (${views.join(", ")})`), ...new Set(heard)]
  }
}

type View = (typeof VIEWS)[number]
const inWords = ({ width, colorScheme }: View) => `${width} px ${colorScheme}`

async function faultsIn(page: Page, { width, colorScheme }: View): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
  await page.setViewportSize({ width, height: SCREEN })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(Math.max(height, SCREEN), LONGEST) })
  return page.evaluate(() => window.faultsHere())
}

/** What the page says in the console, asks of other hosts and asks for in vain. Pictures may come from elsewhere. */
function listen(context: BrowserContext, heard: string[]): void {
  context.on("weberror", (error) => heard.push(`an exception: ${error.error()}`))
  context.on("console", (message) => {
    const isAnswer = message.text().startsWith("Failed to load resource")
    if (message.type() === "error" && !isAnswer) heard.push(`in the console: ${message.text()}`)
  })
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (!protocol.startsWith("http") || request.resourceType() === "image" || hostname === "localhost") return
    heard.push(`asks another host: ${request.url()}`)
  })
  context.on("response", (response) => {
    const isPage = response.request().resourceType() === "document"
    const isOurs = new URL(response.url()).hostname === "localhost"
    if (!isPage && isOurs && response.status() >= 400) heard.push(`asks in vain: ${response.url()}`)
  })
}

/** The judge as one script; it goes into a page before the page's own scripts do. */
function judge(): string {
  const { outputFiles } = buildSync({
    entryPoints: ["tests/browser/support/judge/judge.ts"],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
  })
  return outputFiles[0]?.text ?? ""
}
