import { readFileSync } from "node:fs"
import { Worker } from "node:worker_threads"
import type { Answered, Signed } from "./browser"

const PAGE = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"
/** What TRUST asks of every row. */
const MOST_MS = 300
const MOST_BYTES = 1_000_000

export type Row = {
  readonly name: string
  /** What is asked; several at once where it gives several answers. */
  readonly ask: () => Promise<Answered | readonly Answered[]>
}

/** Measures each row: its own time, the longest that another reader waited meanwhile, the page's size, the server's memory. */
export class Measured {
  static readonly head = `  ${"sent".padEnd(54)}  answer     took  others wait      bytes      RSS`
  readonly #reader: Worker
  readonly #pid: number

  constructor(url: string, pid: number) {
    this.#reader = new Worker(new URL("./reader.mjs", import.meta.url), { workerData: url + PAGE })
    this.#pid = pid
  }

  /** Every kind of page once, so that nothing is made ready for the first time while it is measured. */
  async warmUp(people: readonly Signed[]): Promise<void> {
    for (const { get } of people)
      for (const path of ["/contributions", "/settings", "/desk", PAGE]) for (let n = 0; n < 5; n++) await get(path)
    const [, editor] = people
    const markdown = `# Short\n\n${"Some words of an article.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n".repeat(20)}`
    for (let n = 0; n < 5; n++) await editor?.post("/desk/articles/new/make", { markdown, topic: "", form: "markdown" })
  }

  async row({ name, ask }: Row): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await this.#longestWait()
    const began = performance.now()
    const answers = [await ask()].flat()
    const took = performance.now() - began
    const wait = await this.#longestWait()
    const bytes = Math.max(...answers.map((answer) => answer.bytes))
    const statuses = [...new Set(answers.map(({ status }) => status))].join(" ")
    const isMissed = wait > MOST_MS || bytes > MOST_BYTES
    return `  ${name.padEnd(54)}  ${statuses.padEnd(6)} ${ms(took)} ${ms(wait)}  ${String(bytes).padStart(9)}  ${this.#memory()}${isMissed ? "  <- too much" : ""}`
  }

  stop(): void {
    void this.#reader.terminate()
  }

  #longestWait(): Promise<number> {
    return new Promise((resolve) => {
      this.#reader.once("message", resolve)
      this.#reader.postMessage("longest")
    })
  }

  #memory(): string {
    const kilobytes = Number(readFileSync(`/proc/${this.#pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1])
    return `${(kilobytes / 1000).toFixed(0).padStart(5)} MB`
  }
}

const ms = (time: number) => `${time.toFixed(0).padStart(7)} ms`
