import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { platform } from "node:os"
import { chromium } from "@playwright/test"

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/**
 * The browser that the browser tests drive: the one named by CHROMIUM_PATH, else one on the system, else Playwright's own,
 * which is downloaded, else Debian's package where we may install it. Throws one sentence where none can be had: browser
 * tests are never silently skipped.
 */
export function findBrowser(): string {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, where there is no browser.`)
  const found = named ?? onTheSystem() ?? playwrights() ?? downloaded() ?? debians()
  if (found) return found
  throw new Error("No browser for the browser tests: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.")
}

const onTheSystem = () => SYSTEM_BROWSERS.find((path) => existsSync(path))

function playwrights(): string | undefined {
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

function downloaded(): string | undefined {
  return attempt("npx", ["playwright", "install", "chromium"]) ? playwrights() : undefined
}

function debians(): string | undefined {
  if (platform() !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined
  attempt("apt-get", ["update", "-qq"])
  return attempt("apt-get", ["install", "-y", "-qq", "chromium"]) ? onTheSystem() : undefined
}

function attempt(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "ignore"], timeout: 240_000 })
    return true
  } catch {
    return false
  }
}

if (process.argv[1]?.endsWith("find-browser.ts")) process.stdout.write(`${findBrowser()}\n`)
