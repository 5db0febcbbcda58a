import { publicAnswer } from "../../_answer"
import { cachedSitemap } from "../../_cached/sitemaps"

/** "2025-12" */
const LONGEST = 7

/** One part of the sitemap, published as /sitemap-<part>.xml. */
export async function GET(request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part } = await params
  return publicAnswer(request, async () => (part.length <= LONGEST ? cachedSitemap(part) : null), "application/xml")
}
