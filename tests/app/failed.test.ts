import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { gzipSync } from "node:zlib"
import { expect, onTestFinished, test } from "vitest"
import { sayWhenFailed } from "../../app/_kept/failed"

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** What a browser gets where `handler` answers. */
async function answerOf(handler: Handler, asked: RequestInit = {}): Promise<Response> {
  const server = createServer((request, response) => {
    sayWhenFailed(request, response)
    handler(request, response)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => {
    server.close()
  })
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked)
}

const emptyPage: Handler = (_, response) => {
  response.statusCode = 500
  response.setHeader("content-type", "text/html; charset=utf-8")
  response.setHeader("content-encoding", "gzip")
  response.setHeader("etag", '"of the empty page"')
  response.write(gzipSync('<html id="__next_error__">'))
  response.end(gzipSync("</html>"))
}

test("an empty page for an error becomes a sentence, with its status, for nobody to keep", async () => {
  const answer = await answerOf(emptyPage)
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain("Something went wrong on our side. Nothing you wrote is lost.")
  expect(Object.fromEntries(answer.headers)).toMatchObject({ "cache-control": "no-store", "retry-after": "60" })
  expect(answer.headers.get("etag")).toBeNull()
})

test("no body at all becomes the same", async () => {
  const answer = await answerOf((_, response) => {
    response.statusCode = 500
    response.end()
  })
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain("This page cannot be shown just now")
})

test("a script gets it as JSON", async () => {
  const answer = await answerOf(emptyPage, { headers: { accept: "application/json" } })
  expect(await answer.json()).toMatchObject({ ok: false, message: expect.stringMatching(/^Something .*\.$/) })
})

test("a question for the head alone gets the status and no body", async () => {
  const answer = await answerOf(emptyPage, { method: "HEAD" })
  expect(answer.status).toBe(500)
  expect(await answer.text()).toBe("")
})

test.each<[string, Handler, RequestInit, string]>([
  [
    "a failure that says why",
    (_, response) => {
      response.statusCode = 503
      response.setHeader("content-type", "text/plain; charset=utf-8")
      response.end("Why.")
    },
    {},
    "Why.",
  ],
  [
    "a page",
    (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("A page."),
    {},
    "A page.",
  ],
  [
    "the framework's own question",
    (_, response) => {
      response.statusCode = 500
      response.end("0:{}")
    },
    { headers: { rsc: "1" } },
    "0:{}",
  ],
  [
    "an answer to a form",
    (_, response) => {
      response.statusCode = 500
      response.end("Sent.")
    },
    { method: "POST" },
    "Sent.",
  ],
])("%s passes as it is", async (_, handler, asked, body) => {
  const answer = await answerOf(handler, asked)
  expect(await answer.text()).toBe(body)
})
