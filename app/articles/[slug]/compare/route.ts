import { comparePath, historyPath, isSlug, parseSeq } from "#core/metadata/addresses"
import { noSuchThing } from "../../../_answer"

/** Where the form for comparing any two revisions leads: to the page of that comparison, or back to the history. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  if (!isSlug(slug)) return noSuchThing()
  const asked = new URL(request.url).searchParams
  const from = parseSeq(asked.get("from")?.trim() ?? "")
  const to = parseSeq(asked.get("to")?.trim() ?? "")
  const location = from && to ? comparePath(slug, from, to) : historyPath(slug)
  return new Response(null, { status: 303, headers: { location, "cache-control": "public, max-age=300" } })
}
