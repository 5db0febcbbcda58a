import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { inPages, pageAsked } from "#core/in-pages"
import { numbered } from "#core/metadata/in-words"
import type { NextDraftView } from "#server/article/read-next"
import type { CitationIndex } from "#ui/article/citations"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { NumberedPages } from "#ui/site/numbered-pages"
import { ArticleChanges } from "../../_parts/article-changes"
import { NextTextPreview } from "../../_parts/next-text-preview"
import { HeadChanges } from "./_parts/head-changes"

export type Next = Extract<NextDraftView, { ok: true }>

/** What a text would change for readers, block by block; nothing for an article that nobody has seen yet. */
export function WhatChanges({ next, isFirst }: { next: Next; isFirst: boolean }) {
  if (isFirst) return null
  return (
    <>
      <HeadChanges title={next.title} dek={next.dek} />
      <ArticleChanges changes={next.changes} citations={citationsOf(next)} layout="inline" empty={nothingIn(next)} />
    </>
  )
}

function nothingIn({ isSame, merged }: Next): string {
  if (merged && merged.unresolved.length > 0) return "Everything it changes is in question: settle it below."
  return isSame ? "Nothing: this is what readers see already." : "The text itself stays as it is."
}

/** So much of a text stands on one page: a whole book would be slow to open each time that it is saved. */
const PAGE = { most: 500, weigh: (block: Block) => blockText(block).length, heaviest: 40_000 }

/** The article as readers would get it; a very long one page by page. `asked` is the page that the address names. */
export function WholeText({ next, path, asked }: { next: Next; path: string; asked: string | undefined }) {
  const pages = inPages(next.document.blocks, PAGE)
  const page = pageAsked(asked, pages.length)
  const blocks = pages[page - 1] ?? []
  const before = pages.slice(0, page - 1).flat().length
  return (
    <NextTextPreview
      title={next.title.after}
      dek={next.dek.after}
      document={{ blocks }}
      sources={next.sources}
      open={next.merged?.unresolved.length ?? 0}
    >
      <NumberedPages
        page={page}
        pages={pages.length}
        href={(n) => `${path}?preview&text=${n}#preview`}
        position={`Passages ${numbered(before + 1)} to ${numbered(before + blocks.length)} of ${numbered(next.document.blocks.length)}`}
        label="Pages of the text"
      />
    </NextTextPreview>
  )
}

export function citationsOf(next: Next): CitationIndex {
  return citationsOfBoth([next.live, next.document, next.drafted], sourcesOfBoth(next.liveSources, next.sources))
}
