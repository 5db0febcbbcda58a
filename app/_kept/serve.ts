import type { IncomingMessage, ServerResponse } from "node:http"
import { mayBeThere } from "#server/known-address"
import { log } from "#server/log"
import { type Answer, askNext } from "./ask"
import { encodingFor, hasAlready, isCanonical, publicPath } from "./asked-for"
import { publicChanges } from "./changes"
import { insteadOfNowhere, NOWHERE, type Writer } from "./nowhere"
import { type Encoding, type Form, Page } from "./page"

/**
 * Answers requests for public pages as they are kept: asked from Next once, freed of the framework's scripts, compressed
 * once for each encoding. The framework compresses every answer anew and spends most of a request's time on it
 * (`npm run bench`). `Changes` says when a kept page is out of date. What is no public page goes to Next.
 */
export function answerKept(request: IncomingMessage, response: ServerResponse, toNext: () => boolean): boolean {
  const path = publicPath(request.method, request.url)
  if (path === null) {
    if (request.url?.split("?")[0] === NOWHERE) {
      void sendNowhere(request, response)
      return true
    }
    insteadOfNowhere(request, response, (writer) => sendNowhere(request, writer))
    return toNext()
  }
  const encoding = encodingFor(request.headers["accept-encoding"])
  void fetchAndSend(request, response, { path, encoding, toNext })
  return true
}

/** Answers what is kept in the form that is asked for, at once. Whether it did. */
export function sendKept(request: IncomingMessage, response: ServerResponse): boolean {
  const path = publicPath(request.method, request.url)
  const kept = path === null ? undefined : publicChanges().pages.find(path)
  const form = kept?.ready(encodingFor(request.headers["accept-encoding"]))
  if (!kept || !form) return false
  sendPage(request, response, kept, form)
  return true
}

type Wanted = { readonly path: string; readonly encoding: Encoding; readonly toNext: () => boolean }

async function fetchAndSend(request: IncomingMessage, response: ServerResponse, wanted: Wanted): Promise<void> {
  const { path, encoding, toNext } = wanted
  try {
    const page = await currentPage(request, path)
    const form = await page.in(encoding)
    publicChanges().pages.weigh(path, page)
    sendPage(request, response, page, form)
  } catch (error) {
    log.error({ err: error, path }, "a public page could not be asked for and was left to the framework")
    if (!response.headersSent) toNext()
  }
}

type Asking = { readonly generation: number; readonly page: Promise<Page> }
const asking = new Map<string, Asking>()

/** The page as it is now: the kept one, the one that somebody else is asking for, or the one that we ask for. */
async function currentPage(request: IncomingMessage, path: string): Promise<Page> {
  const changes = publicChanges()
  while (changes.settled) await changes.settled
  const { pages } = changes
  const kept = pages.find(path)
  if (kept) return kept
  const { generation } = pages
  const joined = asking.get(path)
  if (joined?.generation === generation) return joined.page
  const mine = { generation, page: askForPage(request, path) }
  asking.set(path, mine)
  try {
    const page = await mine.page
    if (page.isKeepable && isCanonical(path)) pages.keep(path, page, generation)
    return page
  } finally {
    if (asking.get(path) === mine) asking.delete(path)
  }
}

async function askForPage(request: IncomingMessage, path: string): Promise<Page> {
  if (!(await mayBeThere(path))) return pageOfNowhere(request)
  const answer = await answerNow(request, path)
  return isPageNotFound(answer) ? pageOfNowhere(request) : new Page(path, answer)
}

async function answerNow(request: IncomingMessage, path: string): Promise<Answer> {
  const end = publicChanges().begin()
  try {
    return await askNext(request, path)
  } finally {
    end()
  }
}

const isPageNotFound = ({ status, headers }: Answer) =>
  status === 404 && (headers.get("content-type")?.[0]?.startsWith("text/html") ?? false)

/** Made of the page that shows what is not found, as it is now; one for all addresses, so that it is compressed once. */
const pagesOfNowhere = new WeakMap<Page, Page>()

async function pageOfNowhere(request: IncomingMessage): Promise<Page> {
  const shown = await currentPage(request, NOWHERE)
  if (shown.status !== 200) return shown
  const page = pagesOfNowhere.get(shown) ?? shown.asNotFound()
  pagesOfNowhere.set(shown, page)
  return page
}

async function sendNowhere(request: IncomingMessage, writer: Writer): Promise<void> {
  try {
    const page = await pageOfNowhere(request)
    sendPage(request, writer, page, await page.in(encodingFor(request.headers["accept-encoding"])))
  } catch (error) {
    log.error({ err: error }, "the page for what is not found could not be made")
    writer.writeHead(404, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
    writer.end("There is no such page.")
  }
}

function sendPage(request: IncomingMessage, response: Writer, page: Page, form: Form): void {
  if (page.status === 200 && hasAlready(request.headers["if-none-match"], page.etag)) {
    response.writeHead(304, withoutLength(form.headers))
    response.end()
    return
  }
  response.writeHead(page.status, form.headers as string[])
  response.end(request.method === "HEAD" ? undefined : form.body)
}

/** A 304 says nothing about the body that it does not have. */
const withoutLength = (headers: readonly string[]) => {
  const kept: string[] = []
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? ""
    if (name !== "content-length" && name !== "content-encoding" && name !== "content-type")
      kept.push(name, headers[at + 1] ?? "")
  }
  return kept
}
