import { Refusal } from "#core/refusal"
import { sentenceFor } from "./sentence-for"

/** One line of what is being done, for whoever watches the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs a command. What its user can put right (surroundings, a refusal, a folder in use) is said in sentences and ends
 * with exit code 1; anything else is a bug and keeps its stack.
 */
export async function sayWhatStopsUs(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const sentence = sentenceFor(error)
    if (sentence === null) throw error
    process.stderr.write(`\n${sentence}\n`)
    if (error instanceof Refusal)
      for (const problem of Object.values(error.problems)) process.stderr.write(`${problem}\n`)
    process.exitCode = 1
  }
}

/** The command was called in a way it does not understand; the message says how to call it. */
export class UsageProblem extends Error {
  override name = "UsageProblem"
}
