import { z } from "zod"
import { Refusal } from "#core/refusal"
import type { Line } from "./lines"

/** Answers one parsed line: the members of the answer, in parts that together are JSON members without the braces. */
export type Command = (input: unknown) => Iterable<string>

/** The members of a short answer, as one part. */
export function members(answer: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(answer).slice(1, -1)
}

/** What is wrong with a line, for whoever sent it. */
export class BadLine extends Error {
  override name = "BadLine"
}

/** The whole line of the answer to one line of input, in parts; a bad line is answered with what is wrong with it. */
export function* answerTo(line: Line, run: Command): Generator<string> {
  let id: unknown = null
  let isBegun = false
  try {
    if (line === null) throw new BadLine("The line is too long.")
    const input = parseLine(line)
    id = idOf(input)
    for (const part of run(input)) {
      yield isBegun ? part : `{${members({ id })},${part}`
      isBegun = true
    }
    yield "}\n"
  } catch (error) {
    // An answer that has begun cannot be taken back; it ends with the error, on a line that is still JSON.
    const said = members({ error: sentenceFor(error) })
    yield isBegun ? `,${said}}\n` : `{${members({ id })},${said}}\n`
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BadLine("The line is not JSON.")
  }
}

function idOf(input: unknown): unknown {
  const isObject = typeof input === "object" && input !== null && "id" in input
  return isObject && input.id !== undefined ? input.id : null
}

function sentenceFor(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path, message }) => sayWhere(path, message)).join("; ")
  if (error instanceof BadLine || error instanceof Refusal) return error.message
  return `This could not be worked out: ${error instanceof Error ? error.message : String(error)}`
}

function sayWhere(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`
}

/** Adds up the time that the core alone takes. */
export function stopwatch() {
  let total = 0
  return {
    time: <T>(work: () => T): T => {
      const start = performance.now()
      try {
        return work()
      } finally {
        total += performance.now() - start
      }
    },
    /** In milliseconds, to the microsecond. */
    ms: () => Math.round(total * 1000) / 1000,
  }
}
