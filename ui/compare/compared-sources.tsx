import type { Document, Source } from "#core/document/schema"
import { counted } from "#core/metadata/in-words"
import { type CitationIndex, indexCitations } from "#ui/article/citations"
import { SourceText } from "#ui/article/source-list"

/** The sources of the later revision, then those that only the earlier one has, numbered through. */
export type SourcesOfBoth = { source: Source; fate: "same" | "added" | "removed" | "changed" }[]

/** Puts the sources of two revisions into one list, in the order of the later. */
export function sourcesOfBoth(before: readonly Source[], after: readonly Source[]): SourcesOfBoth {
  const earlier = new Map(before.map((source) => [source.id, source]))
  const later = new Set(after.map((source) => source.id))
  return [
    ...after.map((source) => {
      const was = earlier.get(source.id)
      const isSame = was && was.text === source.text && was.url === source.url && was.doi === source.doi
      return { source, fate: was ? (isSame ? ("same" as const) : ("changed" as const)) : ("added" as const) }
    }),
    ...before.filter(({ id }) => !later.has(id)).map((source) => ({ source, fate: "removed" as const })),
  ]
}

/** Numbers the citations of both texts by that list; they lead to a source, but nothing leads back to them. */
export function citationsOfBoth(documents: readonly Document[], sources: SourcesOfBoth): CitationIndex {
  const all = sources.map(({ source }) => source)
  const places = documents.flatMap((document) => [...indexCitations(document, all).places])
  return {
    places: new Map(places.map(([node, { number }]) => [node, { number, ordinal: 0 }])),
    counts: new Map(),
  }
}

const FATE_WORDS = { same: "", added: "Added: ", removed: "Removed: ", changed: "Changed: " }

/** The sources of two revisions, with what became of each in words; folded away where nothing did. */
export function ComparedSources({ sources, same = "unchanged" }: { sources: SourcesOfBoth; same?: string }) {
  if (sources.length === 0) return null
  const list = (
    <ol>
      {sources.map(({ source, fate }, index) => {
        const Fate = fate === "removed" ? "del" : fate === "added" ? "ins" : "span"
        return (
          <li key={`${fate}-${source.id}`} id={`source-${index + 1}`}>
            {FATE_WORDS[fate]}
            <Fate>
              <SourceText source={source} />
            </Fate>
          </li>
        )
      })}
    </ol>
  )
  const isSame = sources.every(({ fate }) => fate === "same")
  return (
    <section className="source-list" aria-label="Sources">
      {isSame ? (
        <details className="unchanged">
          <summary>
            {counted(sources.length, "source")}, {same}
          </summary>
          {list}
        </details>
      ) : (
        <>
          <h2 className="section-title">Sources</h2>
          {list}
        </>
      )}
    </section>
  )
}
