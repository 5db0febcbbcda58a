import { randomUUID } from "node:crypto"
import { notFound } from "next/navigation"
import { SIGNIFICANCE_LABELS, SIGNIFICANCES } from "#core/article/vocabulary"
import { parseSeq, revisionPath } from "#core/metadata/addresses"
import { readDeskArticle } from "#server/article/read-desk"
import { readRevision } from "#server/article/read-revision"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { RadioGroup } from "#ui/forms/radio-group"
import { Mended } from "#ui/history/mended"
import { BackLink } from "#ui/site/breadcrumbs"
import { errorsOf, problemOf, typedIn } from "../../../../../_problems"
import { one, type Query } from "../../../../../_signed-in"
import { enterDesk } from "../../../../_enter"

export const instant = false
export const metadata = { title: "Mend the note of a revision", robots: { index: false } }

type Props = { params: Promise<{ id: string; seq: string }>; searchParams: Promise<Query> }

export default async function MendPage({ params, searchParams }: Props) {
  const { id, seq } = await params
  const query = await searchParams
  const path = `/desk/articles/${id}/mend/${seq}`
  const { ctx, closed } = await enterDesk(path, query)
  if (!ctx) return closed
  const article = await readDeskArticle(ctx, id)
  const n = parseSeq(seq)
  const revision = article && n ? await readRevision(ctx, article.slug, n) : null
  if (!revision) notFound()
  const held = await readHeldForm(ctx, one(query.held), path)
  const errors = errorsOf(held, ["note", "significance"])
  return (
    <div className="desk stack">
      <BackLink href={`/desk/articles/${id}/history`} label="History" />
      <h1>Mend the note of revision {revision.seq}</h1>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p className="measure">
        What readers are told about <a href={revisionPath(revision.slug, revision.seq)}>revision {revision.seq}</a>, in
        the history, in feeds and with the article. Its text and who wrote it stay as they are, and the first wording
        stays on record.
      </p>
      {revision.mended && <Mended mended={revision.mended} />}
      <form className="form" method="post" action={`${path}/save`} aria-label="Mend the note">
        <input type="hidden" name="_key" value={randomUUID()} />
        <input type="hidden" name="seen" value={revision.mended?.id ?? ""} />
        <Field
          name="note"
          label="What changed"
          hint="A few words for the history; readers see them."
          maxLength={500}
          value={typedIn(held, "note", revision.note)}
          error={problemOf(held.problems, "note")}
        />
        <RadioGroup
          name="significance"
          legend="How much it matters"
          value={typedIn(held, "significance", revision.significance)}
          error={problemOf(held.problems, "significance")}
          choices={SIGNIFICANCES.map((value) => ({ value, label: SIGNIFICANCE_LABELS[value] }))}
        />
        <div className="actions">
          <Button>Mend the note</Button>
        </div>
      </form>
    </div>
  )
}
