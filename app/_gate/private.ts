import type { ServerResponse } from "node:http"

/**
 * Sees to it that what was refused or failed is kept by no cache: it would be shown to others, and after it is put right
 * (an article is published, the database is back). What the answer itself says against being kept stays.
 */
export function keepFailuresPrivate(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    const isKept = !String(response.getHeader("cache-control") ?? "").includes("no-store")
    if (args[0] >= 400 && isKept && !response.headersSent) response.setHeader("cache-control", "private, no-store")
    return writeHead(...args)
  }) as typeof response.writeHead
}
