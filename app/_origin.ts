import { ownOrigins } from "#auth/own-origins"
import { site } from "#auth/site"
import { Refusal } from "#core/refusal"

/**
 * Our own rule against forged requests: an unsafe request must say that it comes from one of our own pages. The framework's
 * rule lets a request without `Origin` pass and trusts forwarded host headers; this one does neither.
 */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get("origin")
  const sentFrom = request.headers.get("sec-fetch-site")
  if (!origin || !ownOrigins().includes(origin) || sentFrom === "cross-site") {
    throw new Refusal(
      "not-allowed",
      `This form was not sent from our own page. Open the page again at ${site().origin} and send it from there.`,
    )
  }
}
