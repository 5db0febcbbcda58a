import type { IncomingMessage, ServerResponse } from "node:http"

type Said = {
  readonly status: number
  readonly title: string
  readonly sentence: string
  /** Further links, as they stand in the page. */
  readonly ways?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Answers by a sentence, before or instead of the framework: as a page that is whole without script and style sheet, or as
 * JSON where that is asked for. No cache keeps it.
 */
export function sayPlainly(request: IncomingMessage, response: ServerResponse, said: Said): void {
  const wantsJson = request.headers.accept?.includes("application/json") ?? false
  const body = Buffer.from(wantsJson ? JSON.stringify({ ok: false, message: said.sentence }) : pageOf(said))
  response.writeHead(said.status, {
    "content-type": wantsJson ? "application/json" : "text/html; charset=utf-8",
    "cache-control": "private, no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "content-length": String(body.byteLength),
    ...said.headers,
  })
  response.end(request.method === "HEAD" ? undefined : body)
}

/** Leads to another address of ours, by a path or a whole address that is made of letters that a header can carry. */
export function leadTo(response: ServerResponse, location: string): void {
  response.writeHead(308, { location, "cache-control": "private, no-store", "content-length": "0" })
  response.end()
}

export const pageOf = ({ title, sentence, ways }: Pick<Said, "title" | "sentence" | "ways">): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escaped(sentence)}</p>
<p>${ways ?? '<a href="/">Go to the articles</a>'}</p>
</main>
</body>
</html>
`

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
