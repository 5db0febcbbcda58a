import type { ReactNode } from "react"
import type { ChangeReason } from "#core/contribution/reasons"
import type { Source } from "#core/document/schema"
import type { BlockChange } from "#core/text/diff"
import { SourceText } from "#ui/article/source-list"
import { ShortWords } from "#ui/review/short-words"

/** The sources of the article, and those that the contribution would add to it. */
export type ReasonSources = { readonly sources: readonly Source[]; readonly added: readonly Source[] }

type Props = ReasonSources & {
  reasons: readonly ChangeReason[]
  /** Whether it has to be said which change each is for. */
  named?: boolean
}

/** Why a change should be made, and on which source, as its author says. */
export function ChangeReasons({ reasons, sources, added, named = false }: Props) {
  return reasons.map(({ about, text, refId }, index) => {
    const isNew = added.some(({ id }) => id === refId)
    const source = [...added, ...sources].find(({ id }) => id === refId)
    return (
      <div key={index} className="change-reasons">
        {named && (
          <p>
            <ShortWords before={wordsOf(about.before)} after={wordsOf(about.after)} />
          </p>
        )}
        {text !== "" && (
          <p className="change-reason">
            <strong>Why:</strong> {text}
          </p>
        )}
        {source && (
          <p>
            <strong>{isNew ? "New source" : "Source"}:</strong> <SourceText source={source} />
          </p>
        )}
      </div>
    )
  })
}

const wordsOf = (text: string) => (text === "" ? [] : [{ type: "text" as const, text }])

/** The reasons for the changes of each block, to stand beneath it; those of blocks that are not shown beneath the last. */
export function reasonsBeneath(
  changes: readonly BlockChange[],
  reasons: readonly ChangeReason[],
  sources: ReasonSources,
): Map<string, ReactNode> {
  const shown = changes.filter(({ kind }) => kind !== "same").map(({ block }) => block.id)
  const last = shown.at(-1)
  const under = ({ about: { place } }: ChangeReason) => (shown.includes(place.blockId) ? place.blockId : last)
  return new Map(
    shown.map((id) => [
      id,
      <ChangeReasons key="reasons" reasons={reasons.filter((reason) => under(reason) === id)} {...sources} named />,
    ]),
  )
}
