import { randomUUID } from "node:crypto"
import { type IncomingMessage, request as send } from "node:http"

/** What Next answered, without what belongs to one connection only. */
export type Answer = {
  readonly status: number
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly body: Buffer
}

/** Marks our own requests. Nobody else knows the word, and it changes with each start. */
const INSIDE = "x-scholium-inside"
const WORD = randomUUID()

const PATIENCE_MS = 20_000
const OF_THE_CONNECTION = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "transfer-encoding",
  "x-nextjs-cache",
  "x-nextjs-prerender",
  "x-nextjs-stale-time",
])

export const isOurOwn = (request: IncomingMessage): boolean => request.headers[INSIDE] === WORD

/**
 * Asks this same server for a public page, as nobody in particular: the answer cannot depend on who came, from where, or
 * with which cookies, headers or search, and may therefore be given to everybody. Rejects when there is no answer in time.
 */
export function askNext({ socket }: IncomingMessage, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (!socket.localPort) throw new Error("this server has no port of its own")
    const asking = send(
      {
        host: socket.localAddress,
        port: socket.localPort,
        path,
        headers: { [INSIDE]: WORD, host: "localhost", accept: "text/html, */*;q=0.5", "accept-encoding": "identity" },
        agent: false,
        timeout: PATIENCE_MS,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on("data", (chunk: Buffer) => chunks.push(chunk))
        answer.on("error", reject)
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 500, headers: headersOf(answer), body: Buffer.concat(chunks) }),
        )
      },
    )
    asking.on("timeout", () => asking.destroy(new Error(`no answer for ${path} in ${PATIENCE_MS} ms`)))
    asking.on("error", reject)
    asking.end()
  })
}

const headersOf = (answer: IncomingMessage): Map<string, readonly string[]> =>
  new Map(
    Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
      OF_THE_CONNECTION.has(name) ? [] : [[name, [...new Set(values)]]],
    ),
  )
