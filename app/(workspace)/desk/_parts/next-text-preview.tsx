import type { ReactNode } from "react"
import type { Document, Source } from "#core/document/schema"
import { counted } from "#core/metadata/in-words"
import { ArticleBody } from "#ui/article/article-body"
import { SourceList } from "#ui/article/source-list"
import { Notice } from "#ui/text/notice"

type Props = {
  title: string
  dek: string
  document: Document
  sources: readonly Source[]
  /** Places that nobody has settled: the article's words stand there. */
  open: number
  /** The text is long, and only what stands around the changes of this page is shown. */
  isPart?: boolean
  /** What belongs above the text: whose words are new. */
  children?: ReactNode
}

/** The exact next text, as readers would get it. */
export function NextTextPreview({ title, dek, document, sources, open, isPart = false, children }: Props) {
  return (
    <section className="next-text" id="preview" aria-labelledby="preview-title">
      <h2 id="preview-title" className="section-title">
        Preview: the article if you publish this
      </h2>
      {open > 0 && (
        <Notice tone="warning">
          <p>{counted(open, "place")} still to settle. Until then the article's own words stand there.</p>
        </Notice>
      )}
      {isPart && <p className="quiet">The text is long: this is the part around the changes of this page.</p>}
      {children}
      <div className="sheet next-text-sheet">
        <p className="next-text-title">{title}</p>
        {dek && <p className="next-text-dek">{dek}</p>}
        <ArticleBody document={document} sources={[...sources]} />
        <SourceList sources={[...sources]} document={document} />
      </div>
    </section>
  )
}
