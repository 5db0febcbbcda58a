import { setCookies } from "#auth/browser"
import { finishOrcid } from "#auth/orcid"
import { log } from "#server/log"
import { wakePost } from "#server/post/jobs"
import { requestContext } from "../../../../_context"
import { by, signInPage } from "../../../../signin/_by"

/** Where ORCID sends the browser back to. What came of it is checked by what the browser brought along. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requestContext()
  const { outcome, to, cookies, cause } = await finishOrcid(ctx.db, request, await by(ctx))
  if (outcome === "failed") log.warn({ err: cause }, "ORCID did not confirm who somebody is")
  await setCookies(cookies)
  wakePost()
  const signedIn = outcome === "signed-in" || outcome === "connected"
  const page = to.startsWith("/settings")
    ? `/settings/sign-in?problem=${outcome}`
    : signInPage("", { problem: outcome, return: to })
  return new Response(null, {
    status: 303,
    headers: { location: signedIn ? to : page, "cache-control": "private, no-store" },
  })
}
