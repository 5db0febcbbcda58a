import type { NextDraftView } from "#server/article/read-next"
import type { CitationIndex } from "#ui/article/citations"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
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

/** The article as readers would get it. */
export function WholeText({ next }: { next: Next }) {
  return (
    <NextTextPreview
      title={next.title.after}
      dek={next.dek.after}
      document={next.document}
      sources={next.sources}
      open={next.merged?.unresolved.length ?? 0}
    />
  )
}

export function citationsOf(next: Next): CitationIndex {
  return citationsOfBoth([next.live, next.document, next.drafted], sourcesOfBoth(next.liveSources, next.sources))
}
