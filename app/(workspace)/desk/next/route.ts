import { isId } from "#core/contribution/inputs"
import { nextToDecide } from "#server/contribution/read-next"
import { requestContext } from "../../../_context"
import { queueAsked, reviewPath } from "../_decision"

/** After a decision: the review that waits next, which also says what was just done; where nothing waits, the one decided on. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const after = query.get("after") ?? ""
  const done = query.get("done") ?? ""
  const queue = (query.get("queue") ?? "").slice(0, 400)
  if (!isId(after) || !/^[a-z_]{1,20}$/.test(done)) return seeOther("/desk")
  const next = await nextToDecide(await requestContext(), after, queueAsked(queue))
  const said = new URLSearchParams({ done, ...(next && { after }), ...(queue && { queue }) })
  return seeOther(`${reviewPath(next?.id ?? after)}?${said}`)
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "private, no-store" } })
