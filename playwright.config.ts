import { defineConfig } from "@playwright/test"
import { findBrowser } from "./scripts/find-browser"

/** Browser stories run against the production build; `scripts/test-browser.ts` starts the servers and says where they are. */
export default defineConfig({
  testDir: "tests/browser",
  testMatch: "**/*.story.ts",
  outputDir: "tests/.output/browser",
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  // On a machine that does other work, too, a story may run into a time limit. It is tried once more, and listed as flaky.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.TRY_OUT_URL,
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/London",
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
      ],
    },
  },
})
