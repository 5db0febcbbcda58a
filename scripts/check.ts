import { spawnSync } from "node:child_process"

/** `npm run check`: everything that can be said of the sources without running the product, step by step. */
const STEPS: [name: string, command: string, ...args: string[]][] = [
  ["format and lint", "biome", "check", "."],
  ["types", "tsc", "--noEmit"],
  ["rooms", "tsx", "scripts/check-rooms.ts"],
  ["dead code", "knip"],
  ["migrations in step with the tables", "tsx", "scripts/check-migrations.ts"],
]

for (const [name, command, ...args] of STEPS) {
  process.stdout.write(`check: ${name}\n`)
  const { status } = spawnSync("npx", ["--no-install", command, ...args], { stdio: "inherit" })
  if (status !== 0) {
    process.stderr.write(`check: ${name} failed\n`)
    process.exit(1)
  }
}
