import { Refusal } from "#core/refusal"
import { readMarkdown } from "#server/article/read-next"
import { requestContext } from "../../../../../_context"

/** The article in Markdown, to keep or to work on elsewhere; importing it gives the same blocks. For editors. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  try {
    const found = await readMarkdown(await requestContext(), id)
    if (!found) return new Response("There is no such article.\n", { status: 404 })
    return new Response(found.markdown, {
      headers: {
        "content-type": "text/markdown; charset=utf-8",
        "content-disposition": `attachment; filename="${found.slug}.md"`,
        "cache-control": "private, no-store",
      },
    })
  } catch (error) {
    if (error instanceof Refusal) return new Response(`${error.message}\n`, { status: 403 })
    throw error
  }
}
