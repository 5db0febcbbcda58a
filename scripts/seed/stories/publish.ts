import { readFileSync } from "node:fs"
import { describeArticle } from "#server/article/describe"
import { draftArticle } from "#server/article/draft"
import { publishArticle } from "#server/article/publish"
import type { Context } from "#server/context"

/** Imports one of the demo's manuscripts, describes it and publishes it. Gives its id and address. */
export async function publishManuscript(
  ctx: Context,
  story: {
    file: string
    topic: string
    /** Names of whoever wrote it; where nobody is named, the editor who publishes it. */
    authors?: readonly string[]
    parties?: readonly { name: string; aliases: readonly string[] }[]
  },
): Promise<{ articleId: string; slug: string }> {
  const markdown = readFileSync(new URL(`../articles/${story.file}`, import.meta.url), "utf8")
  const { articleId, slug } = await draftArticle(ctx, {
    markdown,
    topic: story.topic,
    form: "markdown",
    imported: false,
    ...(story.authors && { authors: story.authors }),
  })
  await describeArticle(ctx, { articleId, topic: story.topic, parties: story.parties ?? [] })
  await publishArticle(ctx, { articleId, note: "First published", significance: "substantive", noticeType: null })
  return { articleId, slug }
}
