import { defineConfig } from "vitest/config"

const setupFiles = ["tests/support/fail-on-console-error.ts"]

export default defineConfig({
  test: {
    projects: [
      { test: { name: "core", include: ["tests/{app,core,editor,house,ui,scripts}/**/*.test.{ts,tsx}"], setupFiles } },
      {
        test: {
          name: "database",
          include: ["tests/{server,auth,db}/**/*.test.ts"],
          setupFiles,
          // next-auth imports "next/server" as a bundler resolves it, not as Node does.
          server: { deps: { inline: ["next-auth"] } },
          isolate: false,
          maxWorkers: 1,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
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
