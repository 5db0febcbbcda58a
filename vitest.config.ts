import { defineConfig } from "vitest/config"

const setupFiles = ["tests/support/fail-on-console-error.ts"]

/** Against what hangs, not against a busy machine: nothing here measures time by running out of it. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...PATIENCE,
          name: "core",
          include: ["tests/{app,core,editor,house,ui,scripts}/**/*.test.{ts,tsx}"],
          setupFiles,
        },
      },
      {
        test: {
          ...PATIENCE,
          name: "database",
          include: ["tests/{server,auth,db}/**/*.test.ts"],
          setupFiles: [...setupFiles, "tests/support/open-database.ts"],
          // next-auth imports "next/server" as a bundler resolves it, not as Node does.
          server: { deps: { inline: ["next-auth"] } },
          isolate: false,
          maxWorkers: 1,
        },
      },
      {
        test: {
          ...PATIENCE,
          name: "servers",
          include: ["tests/servers/**/*.test.ts"],
          setupFiles,
          // next-auth imports "next/server" as a bundler resolves it, not as Node does.
          server: { deps: { inline: ["next-auth"] } },
          fileParallelism: false,
        },
      },
    ],
  },
})
