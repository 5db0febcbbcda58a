import { spawnSync } from "node:child_process"

/** Fails when the tables say something that no migration does. A generated migration is left in place for review. */
const { stdout, stderr, status } = spawnSync("npx", ["--no-install", "drizzle-kit", "generate", "--name", "unnamed"], {
  encoding: "utf8",
})
if (status !== 0) {
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(1)
}
if (!stdout.includes("No schema changes")) {
  process.stderr.write("The tables have changed without a migration: name the generated one and commit it.\n")
  process.exit(1)
}
