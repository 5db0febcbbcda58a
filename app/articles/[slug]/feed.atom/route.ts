import { isSlug } from "#core/metadata/addresses"
import { publicAnswer } from "../../../_answer"
import { cachedArticleFeed } from "../../../_cached/feeds"

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  return publicAnswer(request, async () => (isSlug(slug) ? cachedArticleFeed(slug) : null), "application/atom+xml")
}
