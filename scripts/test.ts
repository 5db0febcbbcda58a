import { spawnSync } from "node:child_process"
import { testDatabaseUrl } from "#env"

/**
 * `npm test`: checks, unit and database tests on the embedded store and (where one is named) on PostgreSQL, a power cut
 * (where one can be had: as root on Linux; elsewhere it says why not), then the browser.
 */
type Step = { readonly name: string; readonly command: string[]; readonly env?: Record<string, string | undefined> }

const STEPS: Step[] = [
  { name: "checks", command: ["tsx", "scripts/check.ts"] },
  {
    name: "core, house and database (embedded store)",
    command: ["vitest", "run"],
    env: { TEST_DATABASE_URL: undefined },
  },
  ...(testDatabaseUrl()
    ? [
        { name: "database (PostgreSQL)", command: ["vitest", "run", "--project", "database"] },
        { name: "two servers on one PostgreSQL", command: ["vitest", "run", "--project", "servers"] },
      ]
    : []),
  { name: "power cut (embedded store)", command: ["tsx", "scripts/power-cut/run.ts", "1"] },
  { name: "browser", command: ["tsx", "scripts/test-browser.ts"] },
]

for (const { name, command, env } of STEPS) {
  const began = Date.now()
  process.stdout.write(`\n== ${name}\n`)
  const { status } = spawnSync("npx", ["--no-install", ...command], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  })
  if (status !== 0) {
    process.stderr.write(`\n${name}: failed\n`)
    process.exit(1)
  }
  process.stdout.write(`${name}: passed in ${Math.round((Date.now() - began) / 1000)} s\n`)
}
