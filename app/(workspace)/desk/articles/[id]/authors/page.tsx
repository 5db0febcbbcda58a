import { notFound } from "next/navigation"
import { authorsIn } from "#core/credit/author-fields"
import { isId } from "#core/is-id"
import { articlePath } from "#core/metadata/addresses"
import { namedPeople, readDeskAuthors, suggestAuthors } from "#server/article/read-authors"
import { readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { BackLink } from "#ui/site/breadcrumbs"
import { errorsOf, typedIn } from "../../../../_problems"
import { one, type Query } from "../../../../_signed-in"
import { enterDesk } from "../../../_enter"
import { AuthorsForm } from "./_form"

export const instant = false
export const metadata = { title: "Authors of an article", robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function DeskAuthorsPage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const path = `/desk/articles/${id}/authors`
  const { ctx, closed } = await enterDesk(path, query)
  if (!ctx) return closed
  const view = isId(id) ? await readDeskAuthors(ctx, id) : null
  if (!view) notFound()
  const held = await readHeldForm(ctx, one(query.held), path)
  const isHeld = Object.keys(held.values).length > 0
  const isArranged = isHeld && held.message === ""
  const rows = isHeld
    ? authorsIn(held.values, { empty: isArranged })
    : view.authors.map((author) => ({ ...author, name: "" }))
  const byline = await namedPeople(
    ctx,
    rows.map(({ personId }) => personId),
  )
  const errors = errorsOf(held, [...rows.map((_, at) => `authors.${at}`), "note"])
  return (
    <div className="measure stack">
      <BackLink href={`/desk/articles/${id}`} label={view.title} />
      <h1>Who wrote it</h1>
      <ErrorSummary errors={errors} />
      <div className="stack stack-tight">
        <p>
          The authors are named above the text, in this order. Its words count as theirs: those of several authors count
          once, for all of them together. Whoever imports or publishes it is named as its editor.
        </p>
        <p className="quiet">
          Write each name as readers shall read it. Somebody who has an account here is found by the name, and is told
          by letter.
          {view.liveSeq > 0 && (
            <>
              {" "}
              <a href={articlePath(view.slug)}>The article</a> gets a revision that names them; earlier ones keep the
              names of their time.
            </>
          )}
        </p>
      </div>
      <AuthorsForm
        path={path}
        view={view}
        rows={rows.length > 0 ? rows : undefined}
        byline={byline}
        suggestions={await suggestAuthors(ctx)}
        problems={held.problems}
        focusAt={isArranged ? Number(typedIn(held, "at", "0")) : undefined}
        note={typedIn(held, "note", "")}
        seen={typedIn(held, "seen", view.seen)}
      />
    </div>
  )
}
