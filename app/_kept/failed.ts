import type { IncomingMessage, ServerResponse } from "node:http"
import { pageOf } from "../_gate/words"

const SENTENCE = "Something went wrong on our side. Nothing you wrote is lost. Please try again in a minute."

/** What a browser shows when a page could not be made. */
const PAGE = pageOf({
  title: "This page cannot be shown just now",
  sentence: SENTENCE,
  ways: '<a href="">Try again</a> or <a href="/">go to the articles</a>',
})

/**
 * Puts a whole sentence in place of what the framework sends when a page or a GET handler threw (the database is down at
 * its first rendering): an empty page that its script fills in, or nothing at all. Answers with words of their own pass.
 */
export function sayWhenFailed(request: IncomingMessage, response: ServerResponse): void {
  if ((request.method !== "GET" && request.method !== "HEAD") || request.headers.rsc !== undefined) return
  const writeHead = response.writeHead.bind(response)
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  let isSaid = false

  const say = (status: number) => {
    isSaid = true
    for (const name of ["content-encoding", "transfer-encoding", "etag"]) response.removeHeader(name)
    const wantsJson = request.headers.accept?.includes("application/json") ?? false
    const body = Buffer.from(wantsJson ? JSON.stringify({ ok: false, message: SENTENCE }) : PAGE)
    response.setHeader("content-type", wantsJson ? "application/json" : "text/html; charset=utf-8")
    response.setHeader("cache-control", "no-store")
    response.setHeader("retry-after", "60")
    response.setHeader("content-length", body.byteLength)
    writeHead(status)
    end(request.method === "HEAD" ? undefined : body)
  }
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (isSaid) return response
    // Only we name headers here; the framework sets them before.
    if (args.length > 1 || !isWordless(args[0], response)) return writeHead(...args)
    say(args[0])
    return response
  }) as typeof response.writeHead
  response.write = ((...args: Parameters<typeof write>) => {
    if (isSaid) return true
    return write(...args)
  }) as typeof response.write
  response.end = ((...args: Parameters<typeof end>) => {
    if (!isSaid && !response.headersSent && isWordless(response.statusCode, response)) say(response.statusCode)
    return isSaid ? response : end(...args)
  }) as typeof response.end
}

/** The framework's own answer to an error: its page, or nothing. Ours carry text. */
function isWordless(status: number, response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "")
  return status >= 500 && (type === "" || type.startsWith("text/html"))
}
