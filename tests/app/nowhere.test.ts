import { createServer, type RequestListener } from "node:http"
import { expect, test } from "vitest"
import { insteadOfNowhere } from "../../app/_kept/nowhere"

/** Asks a server that answers as `answer` does, with our page in place of the framework's. */
async function asked(answer: RequestListener, init: RequestInit = {}) {
  const server = createServer((request, response) => {
    insteadOfNowhere(request, response, async (writer) => {
      await Promise.resolve()
      writer.writeHead(404, { "content-type": "text/html" })
      writer.end("our page")
    })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const at = server.address()
  try {
    const found = await fetch(`http://127.0.0.1:${typeof at === "object" ? at?.port : 0}/nope`, init)
    return { status: found.status, etag: found.headers.get("etag"), body: await found.text() }
  } finally {
    server.close()
  }
}

/** As the framework sends the page that it made while it was built. */
const builtNotFound: RequestListener = (_, response) => {
  response.statusCode = 404
  response.setHeader("x-nextjs-prerender", "1")
  response.setHeader("etag", '"built"')
  response.setHeader("content-length", "6")
  response.end("theirs")
}

test("an address without a route gets our page", async () => {
  expect(await asked(builtNotFound)).toEqual({ status: 404, etag: null, body: "our page" })
})

test("also where the framework sends its own in pieces", async () => {
  const inPieces: RequestListener = (_, response) => {
    response.setHeader("x-nextjs-prerender", "1")
    response.writeHead(404)
    response.write("the")
    response.end("irs")
  }
  expect((await asked(inPieces)).body).toBe("our page")
})

test.each<[string, RequestListener, RequestInit]>([
  ["a page that says itself that something is not found", (_, response) => response.writeHead(404).end("theirs"), {}],
  [
    "a page that is there",
    (_, response) => {
      response.setHeader("x-nextjs-prerender", "1")
      response.end("theirs")
    },
    {},
  ],
  ["a form sent nowhere", builtNotFound, { method: "POST" }],
])("%s passes", async (_, answer, init) => {
  expect((await asked(answer, init)).body).toBe("theirs")
})
