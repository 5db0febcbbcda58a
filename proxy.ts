import { type NextRequest, NextResponse } from "next/server"
import { env } from "#env"

/** Pages for people who sign in: rendered for each request, with a script policy of their own (a nonce). */
export const config = {
  matcher: [
    "/desk/:path*",
    "/contributions/:path*",
    "/settings/:path*",
    "/articles/:slug/contribute/:path*",
    "/signin/:path*",
    "/dev/:path*",
  ],
}

/** Sets the policy on the request, where Next reads the nonce from, and on the answer, where the browser does. */
export function proxy(request: NextRequest): NextResponse {
  const policy = policyWith(crypto.randomUUID().replaceAll("-", ""))
  const headers = new Headers(request.headers)
  headers.delete("x-nonce")
  headers.set("content-security-policy", policy)
  if (request.method === "GET" || request.method === "HEAD") askForAWholePage(headers)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  response.headers.set("cache-control", "private, no-store")
  return response
}

/**
 * A page that is sent in parts begins with status 200, whatever is found out later, and needs its script to say "not found"
 * or to lead elsewhere. Next sends a page as a whole only to user agents that `htmlLimitedBots` names.
 */
function askForAWholePage(headers: Headers): void {
  headers.set("user-agent", `${headers.get("user-agent") ?? ""} as-a-whole`)
}

function policyWith(nonce: string): string {
  const development = process.env.NODE_ENV === "development"
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${env().orcid?.issuer ?? ""}`.trim(),
    "frame-ancestors 'none'",
  ].join("; ")
}
