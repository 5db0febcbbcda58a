import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Fragment } from "react"
import { sharesInWords } from "#core/credit/shares"
import { articlePath, historyPath, isSlug } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { standingTitle } from "#core/metadata/standing-title"
import type { AuthorshipView, Writing } from "#server/article/read-authorship"
import { StandingNotice } from "#ui/article/article-notices"
import { SourceList } from "#ui/article/source-list"
import { WrittenBody } from "#ui/article/written-body"
import { PersonName, PersonNames } from "#ui/people/credited"
import { BackLink } from "#ui/site/breadcrumbs"
import { cachedAuthorship } from "../../../../_cached/articles"
import { PLACEHOLDER } from "../../../../_reading"

type Props = { params: Promise<{ slug: string }> }

export const generateStaticParams = () => [{ slug: PLACEHOLDER }]

async function authorshipAt({ params }: Props): Promise<AuthorshipView> {
  const { slug } = await params
  return ((isSlug(slug) && (await cachedAuthorship(slug))) || null) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const authorship = await authorshipAt(props)
  const { slug, title } = authorship
  return {
    title: `Who wrote what: ${standingTitle(authorship)}`,
    description: `Every word of "${title}", with who wrote it.`,
    robots: { index: false, follow: true },
    alternates: { canonical: articlePath(slug) },
  }
}

export default async function AuthorshipPage(props: Props) {
  const authorship = await authorshipAt(props)
  const { slug, title, seq, document, sources, writings, written, insights } = authorship
  const [first] = writings
  const since = writings.filter((writing) => writing.seq > 1)
  return (
    <article className="page with-margin article">
      <header className="article-head">
        <StandingNotice {...authorship} />
        <BackLink href={articlePath(slug)} label={title} />
        <h1>Who wrote what</h1>
        <p className="dek">Every word of revision {seq} belongs to whoever first wrote it.</p>
        <Shares writings={writings} />
        <Beside slug={slug} insights={insights} />
        <p className="quiet written-key">
          {first?.seq === 1 && (
            <>
              Words without a mark are those of the first revision, by <PersonNames bylines={first.by} />.{" "}
            </>
          )}
          {since.length > 0
            ? "What came later is marked, with a letter that leads to who wrote it and why. "
            : "Nothing that stands was written later. "}
          <a href={historyPath(slug, "all")}>All changes</a>
        </p>
      </header>
      <WrittenBody slug={slug} document={document} sources={sources} writings={since} written={written} />
      <div className="article-end">
        <SourceList sources={[...sources]} document={document} />
      </div>
    </article>
  )
}

/** Whose insights stand beside the text: they are no words of the article, and credited all the same. */
function Beside({ slug, insights }: Pick<AuthorshipView, "slug" | "insights">) {
  if (insights.length === 0) return null
  return (
    <p className="written-beside">
      <a href={articlePath(slug)}>Beside the text</a>:{" "}
      {insights.map(({ by, count, words }, index) => (
        <Fragment key={by.personId}>
          {index > 0 && ", "}
          {counted(count, "insight")} by <PersonName byline={by} /> ({counted(words, "word")})
        </Fragment>
      ))}
      .
    </p>
  )
}

/** How many of the words are whose, the most first. */
function Shares({ writings }: { writings: readonly Writing[] }) {
  const people = new Map<string, { by: Writing["by"]; words: number }>()
  for (const { by, words } of writings) {
    const key = together(by)
    people.set(key, { by: people.get(key)?.by ?? by, words: words + (people.get(key)?.words ?? 0) })
  }
  const listed = [...people.values()].sort((a, b) => b.words - a.words || nameOf(a.by).localeCompare(nameOf(b.by)))
  const shares = sharesInWords(listed.map(({ words }) => words))
  return (
    <ul className="written-shares">
      {listed.map(({ by, words }, index) => (
        <li key={together(by)}>
          <PersonNames bylines={by} leads /> {counted(words, "word")}, {shares[index]}
        </li>
      ))}
    </ul>
  )
}

/** People who wrote words together count once, as one author. */
const together = (by: Writing["by"]): string =>
  by
    .map(({ personId }) => personId)
    .sort()
    .join(" ")

const nameOf = (by: Writing["by"]): string => by[0]?.name ?? ""
