import { createHash } from "node:crypto"
import { log } from "#server/log"

/**
 * Answers with a text that is the same for everybody: a feed, a sitemap; `make` gives null where there is no such thing.
 * Whoever has it already (feed readers ask many times a day) is told so instead. Shared caches keep it as long as a public
 * page. When it cannot be made, machines are asked to come again.
 */
export async function publicAnswer(
  request: Request,
  make: () => Promise<string | null>,
  type: string,
): Promise<Response> {
  const body = await make().catch((error: unknown) => {
    log.error({ err: error, url: request.url }, "a public text could not be made")
    return undefined
  })
  if (body === undefined) return plainly(503, "This cannot be shown just now. Please try again in a minute.")
  if (body === null) return noSuchThing()
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`
  const headers = { "cache-control": SHARED, etag }
  if (request.headers.get("if-none-match")?.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, "content-type": `${type}; charset=utf-8` } })
}

const SHARED = "public, max-age=0, s-maxage=30, must-revalidate"

/** There is nothing at this address. */
export const noSuchThing = (): Response => plainly(404, "There is nothing at this address.")

/** A sentence for programs and whoever looks over their shoulder; nobody keeps it. */
export function plainly(status: 200 | 404 | 503, sentence: string): Response {
  const headers = new Headers({ "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" })
  if (status === 503) headers.set("retry-after", "60")
  return new Response(`${sentence}\n`, { status, headers })
}
