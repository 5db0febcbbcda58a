import { redirect } from "next/navigation"
import { quoted, wholeBlock } from "#core/contribution/passage"
import { readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { BackLink } from "#ui/site/breadcrumbs"
import { errorsOf } from "../../../_problems"
import { loadWriting, type PageProps } from "../_load"
import { AboutPassage } from "../_parts/about-passage"
import { PickPassage } from "./_parts/pick-passage"

export const instant = false
export const metadata = { title: "Pick a passage", robots: { index: false } }

/** What an insight is about: selected words, a whole passage, or the whole article. */
export default async function PassagePage(props: PageProps) {
  const { ctx, id, path, held, writing } = await loadWriting(props, "passage")
  if (writing.kind === "edit") redirect(`/contributions/${id}/write`)
  const form = await readHeldForm(ctx, held, path)
  const errors = errorsOf(form, ["passage"]).map(({ message }) => ({ message }))
  const { content, base, saves } = writing
  return (
    <div className="write-page">
      <BackLink href={`/contributions/${id}/write`} label="Back to your insight" />
      <h1>What is your insight about?</h1>
      <ErrorSummary errors={errors} />
      {content.passage && <AboutPassage words={quoted(content.passage)} />}
      <PickPassage
        action={`${path}/choose`}
        saves={saves}
        blocks={base.blocks}
        sources={base.sources}
        whole={base.blocks.flatMap((block) => {
          const passage = wholeBlock(block)
          return passage ? [[block.id, passage.exact] as const] : []
        })}
      />
    </div>
  )
}
