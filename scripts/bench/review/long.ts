import type { Context } from "#server/context"
import { editArticle, sendEdit } from "#tests/support/contributing"
import { aPublishedArticle } from "#tests/support/world"

export const PARAGRAPHS = 250
export const WORDS_EACH = 80
const CHANGES = 200

type People = { readonly expert: Context; readonly editor: Context }

/** An article of 20,000 words, a contribution of 200 changes to it, and the article moved on since. */
export async function longReview({ expert, editor }: People): Promise<{ articleId: string; id: string }> {
  const { articleId, slug } = await aPublishedArticle(editor, { markdown: longArticle() })
  const changed = Array.from({ length: CHANGES }, (_, n) => [`word${n}x7 `, `other${n} words `] as const)
  const id = await sendEdit(expert, slug, changed)
  await editArticle(editor, articleId, [[`word${PARAGRAPHS - 1}x3 `, "something else "]])
  return { articleId, id }
}

const longArticle = (): string => {
  const paragraph = (n: number) => `${Array.from({ length: WORDS_EACH }, (_, at) => `word${n}x${at}`).join(" ")}.`
  return `# A long article\n\n*So long.*\n\n${Array.from({ length: PARAGRAPHS }, (_, n) => paragraph(n)).join("\n\n")}\n`
}
