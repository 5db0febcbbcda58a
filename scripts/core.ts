import { once } from "node:events"
import { anchorStates } from "./core/anchor"
import { attributeWords } from "./core/attribute"
import { findHunks } from "./core/diff"
import { linesOf } from "./core/lines"
import { mergeThree } from "./core/merge"
import { answerTo, type Command } from "./core/request"

/**
 * `npm run --silent core -- merge|diff|attribute|anchor`: reads JSON Lines and writes one JSON line for each, in order.
 * What each command takes and gives is in docs/core-command.md.
 */
const COMMANDS: Record<string, Command> = {
  merge: mergeThree,
  diff: findHunks,
  attribute: attributeWords,
  anchor: anchorStates,
}

const [name = "", ...others] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) && others.length === 0 ? COMMANDS[name] : undefined
if (command) await answerAll(command)
else {
  process.stderr.write(`Call it as: npm run --silent core -- ${Object.keys(COMMANDS).join("|")}\n`)
  process.exitCode = 1
}

async function answerAll(run: Command): Promise<void> {
  // Whoever reads the answers may have seen enough.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1))
  for await (const line of linesOf(process.stdin)) {
    for (const part of answerTo(line, run)) {
      if (!process.stdout.write(part)) await once(process.stdout, "drain")
    }
  }
}
