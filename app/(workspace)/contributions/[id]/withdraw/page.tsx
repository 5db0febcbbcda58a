import { randomUUID } from "node:crypto"
import { notFound, redirect } from "next/navigation"
import { readContribution } from "#server/contribution/read"
import { readHeldForm } from "#server/form/read-held"
import { Button, LinkButton } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { errorsOf } from "../../../_problems"
import { one, signedIn } from "../../../_signed-in"
import type { PageProps } from "../_load"

export const instant = false
export const metadata = { title: "Take this contribution back?", robots: { index: false } }

export default async function ConfirmPage({ params, searchParams }: PageProps) {
  const { id } = await params
  const query = await searchParams
  const path = `/contributions/${id}/withdraw`
  const ctx = await signedIn(path, query)
  const view = await readContribution(ctx, id)
  if (!view) notFound()
  const errors = errorsOf(await readHeldForm(ctx, one(query.held), path), [])
  if (!view.moves.has("withdraw") && errors.length === 0) redirect(`/contributions/${id}`)
  return (
    <div className="measure stack">
      <h1>Take this contribution back?</h1>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <p>{view.article.title}</p>
      <p>
        The editors will no longer decide on it. Your text stays with you, and you can begin a new contribution at any
        time.
      </p>
      <form method="post" action={`${path}/confirm`} className="actions">
        <input type="hidden" name="_key" value={randomUUID()} />
        <Button variant="danger">Take it back</Button>
        <LinkButton variant="quiet" href={`/contributions/${id}`}>
          Keep it
        </LinkButton>
      </form>
    </div>
  )
}
