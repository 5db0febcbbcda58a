import { safeHref } from "#core/document/links"
import type { Document, Source } from "#core/document/schema"
import { indexCitations } from "#ui/article/citations"

type Props = { sources: Source[]; document: Document; title?: string }

/** The numbered sources of an article, each with links back to where it is cited. */
export function SourceList({ sources, document, title = "Sources" }: Props) {
  const { counts } = indexCitations(document, sources)
  if (sources.length === 0) return null
  return (
    <section className="source-list" aria-labelledby="sources">
      <h2 id="sources" className="section-title">
        {title}
      </h2>
      <ol>
        {sources.map((source, index) => (
          <li key={source.id} id={`source-${index + 1}`}>
            <SourceText source={source} /> <BackLinks number={index + 1} count={counts.get(source.id) ?? 0} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A source as it is printed, then its address as a link; an address that the text ends with is not said twice. */
export function SourceText({ source }: { source: Source }) {
  const { text, url, doi } = source
  const href = safeHref(doi ? `doi:${doi}` : (url ?? ""))
  if (!href) return text
  const said = [href, url, doi && `doi:${doi}`, doi].find((end) => end && text.endsWith(end))
  return (
    <>
      {said ? text.slice(0, -said.length).trimEnd() : text} <a href={href}>{doi ? `doi:${doi}` : readable(href)}</a>
    </>
  )
}

function BackLinks({ number, count }: { number: number; count: number }) {
  return (
    <span className="back-links">
      {Array.from({ length: count }, (_, index) => (
        <a key={index} href={`#cite-${number}-${index + 1}`}>
          <span aria-hidden="true">↑{count > 1 ? index + 1 : ""}</span>
          <span className="visually-hidden">
            Back to citation {index + 1} of source {number}
          </span>
        </a>
      ))}
    </span>
  )
}

function readable(href: string): string {
  return href.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")
}
