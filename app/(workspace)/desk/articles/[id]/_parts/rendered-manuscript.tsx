"use client"

import { useMemo } from "react"
import { readManuscript } from "#core/article/manuscript"
import { ArticleBody } from "#ui/article/article-body"

/** A manuscript as readers would get it, and what of it could not be kept. */
export function RenderedManuscript({ markdown }: { markdown: string }) {
  const read = useMemo(() => readManuscript({ text: markdown, form: "markdown", newId: idsOf("preview") }), [markdown])
  if (!read.ok) return <p className="quiet">{read.problem}</p>
  return (
    <div className="sheet next-text-sheet">
      {read.dropped.length > 0 && (
        <ul className="report-lines quiet small">
          {read.dropped.map(({ line, what }, index) => (
            <li key={index}>
              Line {line}: {what}
            </li>
          ))}
        </ul>
      )}
      <p className="next-text-title">{read.title}</p>
      {read.dek && <p className="next-text-dek">{read.dek}</p>}
      <ArticleBody document={read.document} sources={[...read.sources]} />
      {read.sources.length > 0 && (
        <ol className="small" aria-label="Sources in the preview">
          {read.sources.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

function idsOf(prefix: string): () => string {
  let last = 0
  return () => `${prefix}-${++last}`
}
