import { may } from "#core/policy"
import { readMe } from "#server/people/read-me"
import { requestContext } from "../../_context"

/** Who is signed in and where they may go: what the top of a public page, which knows nobody, is filled in with. */
export async function GET(): Promise<Response> {
  const ctx = await requestContext()
  const me = await readMe(ctx)
  const links = [
    { href: "/contributions", label: "My contributions" },
    ...(may(ctx.actor, "desk.read") ? [{ href: "/desk", label: "Desk" }] : []),
    { href: "/settings", label: "Settings" },
  ]
  const answer = me ? { ...me, links } : { name: null, slug: null, role: null, links: [] }
  return Response.json(answer, { headers: { "cache-control": "private, no-store" } })
}
