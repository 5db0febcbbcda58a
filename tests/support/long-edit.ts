import { eq } from "drizzle-orm"
import type { Block } from "#core/document/schema"
import { draft } from "#db/tables/contributions"
import { loadRevision } from "#server/article/load"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import type { World } from "#tests/support/world"

/** An edit by Ada that adds so many paragraphs to the article's end. Gives its id. */
export async function sendLongEdit({ ada, slug }: Pick<World, "ada" | "slug">, paragraphs: number): Promise<string> {
  const { id } = await startContribution(ada, { slug, kind: "edit", passage: null })
  const [row] = await ada.db.select().from(draft).where(eq(draft.contributionId, id))
  const base = await loadRevision(ada, row?.baseRevisionId ?? "")
  const added = Array.from({ length: paragraphs }, (_, at): Block => {
    const text = `Paragraph number ${at} says a thing that nobody said before, and says it in its own words.`
    return { id: `long-${at}`, type: "paragraph", content: [{ type: "text", text }] }
  })
  await saveDraft(ada, {
    id,
    saves: row?.saves ?? 0,
    changes: {
      proposed: { on: base.seq, parts: [{ keep: [0, base.blocks.length] }, ...added] },
      reason: "As the trial's report says.",
      roles: ["suggested_edit"],
      aiUse: "none",
      licence: true,
      interestsConfirmed: true,
    },
  })
  await submitContribution(ada, { id })
  return id
}
