import { type MergedProposal, mergeProposal, type TypedResolutions } from "#core/contribution/merge-proposal"
import { contentHash } from "#core/document/content-hash"
import type { Block, Document, Source } from "#core/document/schema"
import { withCited } from "./cited-sources"
import { fitSources } from "./fit-sources"
import { type Manuscript, readManuscript } from "./manuscript"

/** An article as one revision says it. */
export type ArticleText = {
  readonly seq: number
  readonly title: string
  readonly dek: string
  readonly blocks: readonly { readonly block: Block }[]
  readonly sources: readonly Source[]
}

type Writing = {
  readonly markdown: string
  /** The revision that the draft was begun from; null for a first draft. */
  readonly base: ArticleText | null
  /** The revision that readers see now; null before the first publication. */
  readonly live: ArticleText | null
  readonly resolutions: TypedResolutions
  readonly newId: () => string
}

export type NextText = {
  readonly ok: true
  readonly title: string
  readonly dek: string
  readonly document: Document
  readonly sources: readonly Source[]
  /** The draft by itself. */
  readonly drafted: Document
  /** Present when the article moved on since the draft was begun: the two were merged. */
  readonly merged: MergedProposal | null
  /** What of the draft could not be represented, line by line. */
  readonly dropped: readonly { readonly line: number; readonly what: string }[]
  /** Whether readers would see exactly what they see now, and nothing is open that could change that. */
  readonly isSame: boolean
}

/**
 * What readers get when a draft is published now. The publish page asks it for what to show and the verb for what to
 * store, so both are the same. A draft that was begun from an earlier revision is merged into live; where both changed
 * the same words, `merged.unresolved` names what an editor has to settle first.
 */
export function nextText(writing: Writing): NextText | Extract<Manuscript, { ok: false }> {
  const { base, live, markdown: text, newId } = writing
  const from = base ? { blocks: base.blocks.map(({ block }) => block) } : undefined
  const manuscript = readManuscript({ text, form: "markdown", base: from, newId })
  if (!manuscript.ok) return manuscript
  const next =
    base && live && base.seq !== live.seq ? joined(manuscript, base, live, writing) : { ...manuscript, merged: null }
  const { title, dek, document, sources, merged } = next
  return {
    ok: true,
    title,
    dek,
    document,
    sources,
    drafted: manuscript.document,
    merged,
    dropped: manuscript.dropped,
    isSame:
      live !== null &&
      (merged?.unresolved.length ?? 0) === 0 &&
      hashOf({ title, dek, document, sources }) === hashOf(saidBy(live)),
  }
}

type Said = Pick<NextText, "title" | "dek" | "document" | "sources">

function joined(drafted: Said, base: ArticleText, live: ArticleText, { resolutions }: Writing) {
  const mine = withLiveNames(drafted, base, live)
  const merged = mergeProposal({ base, live, proposed: mine.document, resolutions })
  return {
    title: mine.title === base.title ? live.title : mine.title,
    dek: mine.dek === base.dek ? live.dek : mine.dek,
    document: merged.document,
    sources: withCited(
      merged.document,
      mergedSources(live.sources, mine.sources, base.sources),
      mine.sources,
      live.sources,
    ),
    merged,
  }
}

/** The draft with the sources that it adds under live's names for them, where live has them by now. */
function withLiveNames(mine: Said, base: ArticleText, live: ArticleText): Said {
  const before = new Set(base.sources.map(({ id }) => id))
  const own = mine.sources.filter(({ id }) => !before.has(id))
  const { document, names } = fitSources(mine.document, own, live.sources)
  return { ...mine, document, sources: mine.sources.filter(({ id }) => !names.has(id)) }
}

/** Live's sources with what the draft added, changed and took out; where both changed one, the draft's text for it. */
function mergedSources(live: readonly Source[], mine: readonly Source[], base: readonly Source[]): Source[] {
  const own = new Map(mine.map((source) => [source.id, source]))
  const before = new Map(base.map((source) => [source.id, source]))
  const kept = live.flatMap((source) => {
    const drafted = own.get(source.id)
    const was = before.get(source.id)
    if (!drafted) return was ? [] : [source]
    return was && hashOf(drafted) === hashOf(was) ? [source] : [drafted]
  })
  const known = new Set(live.map(({ id }) => id))
  const added = mine.filter(({ id }) => !known.has(id) && !before.has(id))
  return [...kept, ...added]
}

const saidBy = ({ title, dek, blocks, sources }: ArticleText): Said => ({
  title,
  dek,
  document: { blocks: blocks.map(({ block }) => block) },
  sources,
})

const hashOf = (value: unknown): string => contentHash(value)
