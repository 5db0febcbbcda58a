import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { site } from "#auth/site"
import { frontPath } from "#core/metadata/addresses"
import { FrontList } from "#ui/front/front-list"
import { Pagination } from "#ui/site/pagination"
import { EmptyState } from "#ui/text/empty-state"
import { cachedFront } from "../../../_cached/articles"
import { PLACEHOLDER } from "../../../_reading"

type Props = { params: Promise<{ after: string }> }

export const generateStaticParams = () => [{ after: PLACEHOLDER }]

const NEWEST = "newest"
const CURSOR = /^\d{1,15}\.[0-9a-f-]{36}$/

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { after } = await params
  if (after !== NEWEST) return { title: "Earlier articles", robots: { index: false } }
  return {
    title: { absolute: `${site().publication}: living articles that experts improve` },
    description:
      "Articles that stay open: experts add insights and corrections under their own name, editors review every change, and readers see who wrote what.",
    alternates: { canonical: "/" },
  }
}

export default async function FrontPage({ params }: Props) {
  const { after } = await params
  if (after !== NEWEST && !CURSOR.test(after)) notFound()
  const { articles, next } = await cachedFront(after)
  const isFirst = after === NEWEST
  return (
    <div className="page front">
      <header className={isFirst ? "front-head" : "front-head front-head-small"}>
        <h1>{isFirst ? "Living articles that experts improve" : "Earlier articles"}</h1>
        {isFirst && (
          <p>
            Each article stays open. Experts add what they know under their own name, editors review it, and every word
            keeps its author. <a href="/about">How it works</a>
          </p>
        )}
      </header>
      {articles.length > 0 ? <FrontList articles={articles} lead={isFirst} /> : <NothingYet isFirst={isFirst} />}
      <Pagination
        label="Articles"
        previousHref={isFirst ? undefined : "/"}
        previousLabel="Newest articles"
        nextHref={next ? frontPath(next) : undefined}
        nextLabel="Earlier articles"
      />
    </div>
  )
}

function NothingYet({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <EmptyState title="There are no earlier articles" action={<a href="/">Newest articles</a>} />
  return (
    <EmptyState title="Nothing is published yet" action={<a href="/signin?return=/desk">Sign in to the desk</a>}>
      The first article appears here as soon as an editor publishes it. If that is you, the desk is where you write it
      or bring it in.
    </EmptyState>
  )
}
