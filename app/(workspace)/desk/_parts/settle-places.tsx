import type { ReactNode } from "react"
import type { Document } from "#core/document/schema"
import { counted } from "#core/metadata/in-words"
import type { Conflict } from "#core/text/conflict"
import type { CitationIndex } from "#ui/article/citations"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { ConflictChoice, type SideNames } from "./conflict-choice"

type Props = {
  conflicts: readonly Conflict[]
  /** The number of the first of them, and how many there are, where others stand on other pages. */
  first?: number
  total?: number
  documents: { readonly ours: Document; readonly theirs: Document }
  citations: CitationIndex
  names: SideNames
  held: Typed
  /** What the other side is called in the sentence above. */
  theirs: string
  /** What belongs beneath the two sides of a place: why its author would change it. */
  reasonsFor?: (id: string) => ReactNode
}

/** All the places that a person has to settle before anything can be published. */
export function SettlePlaces(props: Props) {
  const {
    conflicts,
    first = 1,
    total = conflicts.length,
    documents,
    citations,
    names,
    held,
    theirs,
    reasonsFor,
  } = props
  if (conflicts.length === 0) return null
  return (
    <div className="stack settle-places">
      <h3 className="section-title">{counted(total, "place")} to settle</h3>
      <p>The article and {theirs} changed the same words. Choose for each place which shall stand.</p>
      {conflicts.map((conflict, index) => {
        const name = `resolutions.${conflict.id}`
        return (
          <ConflictChoice
            key={conflict.id}
            conflict={conflict}
            number={first + index}
            documents={documents}
            citations={citations}
            names={names}
            take={typedIn(held, `${name}.take`, "")}
            text={typedIn(held, `${name}.text`, "") || undefined}
            problem={problemOf(held.problems, name)}
          >
            {reasonsFor?.(conflict.id)}
          </ConflictChoice>
        )
      })}
    </div>
  )
}
