import type { IncomingMessage, ServerResponse } from "node:http"

/** The page that stands at every address that leads nowhere. It is asked for by ourselves only. */
export const NOWHERE = "/nothing/here"

/** What the rest of an answer is written with once it was taken from the framework. */
export type Writer = Pick<ServerResponse, "writeHead" | "end">

/**
 * Puts our own page in place of the one that the framework made while it was built, when no route has the address that is
 * asked for: that one knows neither the publication nor its articles, and carries scripts. `send` writes what is sent
 * instead. Pages of routes that say "not found" themselves pass: only the framework's is marked as made beforehand.
 */
export function insteadOfNowhere(
  request: IncomingMessage,
  response: ServerResponse,
  send: (writer: Writer) => Promise<void>,
): void {
  if ((request.method !== "GET" && request.method !== "HEAD") || request.headers.rsc !== undefined) return
  const writeHead = response.writeHead.bind(response)
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  let isTaken = false

  const take = () => {
    isTaken = true
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    void send({ writeHead, end })
  }
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (isTaken) return response
    if (!isNowhere(args[0], response)) return writeHead(...args)
    take()
    return response
  }) as typeof response.writeHead
  response.write = ((...args: Parameters<typeof write>) => isTaken || write(...args)) as typeof response.write
  response.end = ((...args: Parameters<typeof end>) => {
    if (!isTaken && !response.headersSent && isNowhere(response.statusCode, response)) take()
    return isTaken ? response : end(...args)
  }) as typeof response.end
}

const isNowhere = (status: number, response: ServerResponse): boolean =>
  status === 404 && response.hasHeader("x-nextjs-prerender")
