import { IncomingMessage, Server, ServerResponse } from "node:http"
import { log } from "#server/log"
import { type Answer, askNext, isOurOwn } from "./ask"
import { encodingFor, hasAlready, isCanonical, publicPath } from "./asked-for"
import { publicChanges } from "./changes"
import { sayWhenFailed } from "./failed"
import { isEmptyErrorPage } from "./for-readers"
import { type Encoding, type Form, Page } from "./page"

let isServing = false

/**
 * Lets this process answer requests for public pages from memory: asked from Next once, freed of the framework's scripts,
 * compressed once for each encoding. The framework compresses every answer anew and spends most of a request's time on it
 * (`npm run bench`). `Changes` says when a kept page is out of date.
 */
export function serveKeptPages(): void {
  if (isServing) return
  isServing = true
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string, ...about: unknown[]): boolean {
    const [request, response] = about
    const toNext = () => Reflect.apply(emit, this, [event, ...about])
    if (event !== "request" || !(request instanceof IncomingMessage) || !(response instanceof ServerResponse))
      return toNext()
    sayWhenFailed(request, response)
    return answered(request, response, toNext)
  }
}

function answered(request: IncomingMessage, response: ServerResponse, toNext: () => boolean): boolean {
  const path = publicPath(request.method, request.url)
  if (path === null || isOurOwn(request)) return toNext()
  const encoding = encodingFor(request.headers["accept-encoding"])
  const kept = publicChanges().pages.find(path)
  const form = kept?.ready(encoding)
  if (kept && form) sendPage(request, response, kept, form)
  else void fetchAndSend(request, response, { path, encoding, toNext })
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
  const end = publicChanges().begin()
  try {
    const answer = await askNext(request, path)
    return new Page(path, isEmptyNotFound(answer) ? { ...answer, body: await notFoundBody(request) } : answer)
  } finally {
    end()
  }
}

const isEmptyNotFound = ({ status, body }: Answer) => status === 404 && isEmptyErrorPage(body.toString("utf8"))

/** An address that no page will ever have. */
const NOWHERE = "/-/nothing-is-here"
let notFound: Promise<Buffer> | undefined

/** Our "not found" page, complete without scripts: what Next sends where an address has no route at all. */
function notFoundBody(request: IncomingMessage): Promise<Buffer> {
  notFound ??= askNext(request, NOWHERE).then(
    ({ body }) => body,
    (error) => {
      notFound = undefined
      throw error
    },
  )
  return notFound
}

function sendPage(request: IncomingMessage, response: ServerResponse, page: Page, form: Form): void {
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
