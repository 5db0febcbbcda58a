import { notFound } from "next/navigation"
import { site } from "#auth/site"
import { quoted } from "#core/contribution/passage"
import { promiseInWords } from "#core/contribution/promise"
import { CONTRIBUTION_KINDS, type ContributionKind } from "#core/contribution/vocabulary"
import { contributePath, revisionPath } from "#core/metadata/addresses"
import { reportHref } from "#core/metadata/report"
import { may } from "#core/policy"
import { type ArticleView, readArticle } from "#server/article/read"
import type { Context } from "#server/context"
import { readMine } from "#server/contribution/read-mine"
import { readPromise } from "#server/contribution/read-promise"
import { readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { BackLink } from "#ui/site/breadcrumbs"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../../../_context"
import { errorsOf } from "../../../_problems"
import { one, type Query, signInTo } from "../../../_signed-in"
import { ChooseKind } from "./_parts/choose-kind"
import { Invitation } from "./_parts/invitation"
import { OpenDrafts } from "./_parts/open-drafts"
import { PickedPassage } from "./_parts/picked-passage"
import { foundIn, pickedFrom } from "./_picked"

export const instant = false
export const metadata = { title: "Contribute", robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> }

export default async function ContributePage({ params, searchParams }: Props) {
  const { slug } = await params
  const query = await searchParams
  const ctx = await requestContext()
  const article = await readArticle(ctx, slug)
  if (!article) notFound()
  const kind = kindFrom(query)
  const picked = pickedFrom(query)
  const passage = picked && foundIn(picked, article.document.blocks)
  const held = await readHeldForm(ctx, one(query.held), contributePath(slug))
  return (
    <div className="contribute">
      <BackLink href={`/articles/${slug}`} label={article.title} />
      <h1>{titleFor(kind, passage !== null)}</h1>
      <ErrorSummary errors={errorsOf(held, ["passage", "kind"])} />
      {picked && !passage && <LostPassage seq={article.seq} />}
      <PickedPassage words={passage && quoted(passage)} wholeHref={contributePath(slug, kind ? { kind } : {})} />
      <Open
        ctx={ctx}
        article={article}
        query={query}
        kind={kind}
        hidden={passage ? hiddenFields(passage, article.seq) : {}}
      />
      <Report article={article} passage={passage} />
    </div>
  )
}

/** For whoever found an error and does not want to sign in for it. */
function Report({ article, passage }: { article: ArticleView; passage: ReturnType<typeof foundIn> | null }) {
  const { contact, origin } = site()
  if (!contact) return null
  const { slug, title, seq } = article
  const url = origin + revisionPath(slug, seq)
  const href = reportHref({ contact, title, seq, url, quote: passage?.exact, block: passage?.blockId })
  return (
    <p className="quiet">
      Only want to say that something is wrong here? <a href={href}>Report an error</a> by mail, without an account.
    </p>
  )
}

/** What was chosen on the way here; null where that is still to be asked. */
const kindFrom = (query: Query): ContributionKind | null =>
  CONTRIBUTION_KINDS.find((kind) => kind === one(query.kind)) ?? null

function titleFor(kind: ContributionKind | null, hasPassage: boolean): string {
  const what = hasPassage ? "this passage" : "this article"
  if (kind === null) return `Contribute to ${what}`
  return kind === "insight" ? `Comment on ${what}` : `Suggest an edit to ${what}`
}

type OpenProps = {
  ctx: Context
  article: ArticleView
  query: Query
  kind: ContributionKind | null
  hidden: Readonly<Record<string, string>>
}

async function Open({ ctx, article, query, kind, hidden }: OpenProps) {
  const { slug } = article
  if (article.status !== "live") return <ClosedArticle status={article.status} />
  const promise = await readPromise(ctx)
  if (!may(ctx.actor, "contribution.start", article)) {
    const signInHref = signInTo(`/articles/${slug}/contribute`, query)
    return <Invitation signInHref={signInHref} promise={promise && promiseInWords(promise)} />
  }
  const { contributions } = await readMine(ctx, { state: "draft", slug })
  return (
    <>
      <ChooseKind
        action={`/articles/${slug}/contribute/start`}
        formKey={crypto.randomUUID()}
        hidden={hidden}
        chosen={kind}
        hasPassage={"block" in hidden}
      />
      <OpenDrafts drafts={contributions.map(({ id, kind, changedAt }) => ({ id, kind, changedAt }))} />
    </>
  )
}

/** The passage as it stands now: what is picked is what was shown. */
const hiddenFields = (passage: { blockId: string; start: number; end: number; exact: string }, seq: number) => ({
  block: passage.blockId,
  start: String(passage.start),
  end: String(passage.end),
  exact: passage.exact,
  rev: String(seq),
})

function LostPassage({ seq }: { seq: number }) {
  return (
    <Notice tone="warning" title="The words you picked have changed">
      <p>
        They are not in the article as it is now, in revision {seq}. You can go back and pick the passage again, or
        contribute about the whole article.
      </p>
    </Notice>
  )
}

function ClosedArticle({ status }: { status: ArticleView["status"] }) {
  return (
    <Notice title={status === "withdrawn" ? "This article was withdrawn" : "This article is closed to contributions"}>
      <p>It can still be read, but nothing new is taken in.</p>
    </Notice>
  )
}
