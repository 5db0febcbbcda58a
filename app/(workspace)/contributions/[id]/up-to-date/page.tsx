import { randomUUID } from "node:crypto"
import { redirect } from "next/navigation"
import { resolutionsIn } from "#core/contribution/typed-choices"
import { comparePath } from "#core/metadata/addresses"
import { readUpToDate } from "#server/contribution/read-up-to-date"
import { readHeldForm } from "#server/form/read-held"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { Button, LinkButton } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { BackLink } from "#ui/site/breadcrumbs"
import { errorsOf } from "../../../_problems"
import { one, signedIn } from "../../../_signed-in"
import { ArticleChanges } from "../../../desk/_parts/article-changes"
import type { SideNames } from "../../../desk/_parts/conflict-choice"
import { FlagNotices } from "../../../desk/_parts/flag-notices"
import { SettlePlaces } from "../../../desk/_parts/settle-places"
import type { PageProps } from "../_load"

export const instant = false
export const metadata = { title: "Bring my edit up to date", robots: { index: false } }

const NAMES: SideNames = {
  ours: "The article now says",
  theirs: "You suggest",
  choices: {
    ours: "Go on with the article's words",
    theirs: "Go on with my words",
    both: "Keep both, the article's first",
    "both-reversed": "Keep both, mine first",
    custom: "Write it anew",
  },
}

export default async function UpToDatePage({ params, searchParams }: PageProps) {
  const { id } = await params
  const query = await searchParams
  const path = `/contributions/${id}/up-to-date`
  const ctx = await signedIn(path, query)
  const held = await readHeldForm(ctx, one(query.held), path)
  const view = await readUpToDate(ctx, id, resolutionsIn(held.values))
  if (!view) redirect(`/contributions/${id}/write`)
  const { article, baseSeq, liveSeq, since, mine, merged, base, live, proposed, sources } = view
  const all = sourcesOfBoth(sources.base, sources.live)
  const citations = citationsOfBoth([base, live, merged.document, proposed], all)
  const places = merged.conflicts.map((conflict) => `resolutions.${conflict.id}`)
  return (
    <div className="measure stack">
      <BackLink href={`/contributions/${id}/write`} label="Back to writing" />
      <h1>Bring my edit up to date</h1>
      <ErrorSummary errors={errorsOf(held, places)} />
      <p>
        You write on revision {baseSeq} of {article.title}; readers see revision {liveSeq}. Your changes can be put onto
        the article as it is now. Nothing of yours is lost.
      </p>
      <section className="stack stack-tight" aria-labelledby="since">
        <h2 id="since" className="section-title">
          What changed in the article since
        </h2>
        <ArticleChanges changes={since} citations={citations} layout="inline" empty="No words of its text." />
        <p className="small">
          <a href={comparePath(article.slug, baseSeq, liveSeq)}>Compare the two revisions</a>
        </p>
      </section>
      <section className="stack stack-tight" aria-labelledby="mine">
        <h2 id="mine" className="section-title">
          What you change in the article as it is now
        </h2>
        <ArticleChanges
          changes={mine}
          citations={citations}
          layout="inline"
          suggested
          empty={
            merged.conflicts.length > 0
              ? "All of it is in question: see below."
              : "Nothing: the article says all of it already."
          }
        />
      </section>
      <form method="post" action={`${path}/confirm`} className="stack">
        <input type="hidden" name="_key" value={randomUUID()} />
        <input type="hidden" name="saves" value={view.saves} />
        <input type="hidden" name="liveSeq" value={liveSeq} />
        <SettlePlaces
          conflicts={merged.conflicts}
          documents={{ ours: live, theirs: proposed }}
          citations={citations}
          names={NAMES}
          held={held}
          theirs="your edit"
        />
        <FlagNotices flags={merged.flags} document={merged.document} theirs="your edit" />
        <div className="actions">
          <Button>Bring my edit up to date</Button>
          <LinkButton variant="quiet" href={`/contributions/${id}/write`}>
            Not now
          </LinkButton>
        </div>
      </form>
    </div>
  )
}
