import type { ReactNode } from "react"
import type { Verdict } from "#core/contribution/rulings"
import type { Source } from "#core/document/schema"
import type { Change } from "#core/text/change"
import type { EditReview, ReviewView } from "#server/contribution/read-review"
import { Nearby } from "../_parts/nearby"
import { RulingFields } from "../_parts/ruling-fields"
import { formNamed, type Typed } from "../_typed"

/** Whether the editor who looks may decide on single changes now. */
export const mayRuleOn = ({ contribution, ownDisclosureHolds, articleStatus }: ReviewView): boolean =>
  contribution.moves.has("merge") && ownDisclosureHolds && articleStatus !== "withdrawn"

type Props = {
  edit: EditReview
  held: Typed
  /** The changes of this page of the review, each with its number among all. */
  changes: readonly { readonly change: Change; readonly number: number }[]
  shown: readonly string[]
  unlessSaid: Verdict
  sources: readonly Source[]
  asked: ReviewView["contribution"]["asked"]
  author: string
  reasonsFor: (id: string) => ReactNode
}

/** The verdicts on the changes of each block, to stand beneath it. Those of blocks that are not shown stand beneath the last. */
export function rulingsBeneath(props: Props): Map<string, ReactNode> {
  const { edit, held, changes, shown, unlessSaid, sources, asked, author, reasonsFor } = props
  const documents = { base: edit.base, theirs: edit.proposed }
  const numbered = changes.map(({ change, number }) => ({ change, number, under: placeOf(change, shown) }))
  return new Map(
    shown.map((blockId) => {
      const its = numbered.filter(({ under }) => under === blockId)
      const fields = its.map(({ change, number }) => (
        <RulingFields
          key={change.id}
          change={change}
          number={number}
          isAlone={its.length === 1}
          documents={documents}
          held={formNamed(held, "merge")}
          unlessSaid={unlessSaid}
          sources={sources}
          asking={formNamed(held, "request")}
        >
          {reasonsFor(change.id)}
          <AskedHere asked={asked} changeId={change.id} author={author} />
        </RulingFields>
      ))
      return [blockId, fields]
    }),
  )
}

/** What was asked before about a change that stands there still, and its author's answer. */
function AskedHere({ asked, changeId, author }: Pick<Props, "asked" | "author"> & { changeId: string }) {
  return asked?.requests
    .filter(({ now }) => now?.id === changeId)
    .map(({ id, word, answer }) => (
      <div key={id} className="asked-here">
        <p>
          {asked.by.name} asked: <q>{word}</q>
        </p>
        {answer && (
          <p>
            {author} answered: <q>{answer}</q>
          </p>
        )}
      </div>
    ))
}

const placeOf = (change: Change, shown: readonly string[]): string | undefined =>
  shown.includes(change.blockId) ? change.blockId : shown.at(-1)

/** Who else waits with words on a block, to stand beneath it. */
export const nearbyBeneath = ({ nearby }: ReviewView): Map<string, ReactNode> =>
  new Map([...nearby].map(([blockId, others]) => [blockId, <Nearby key={`nearby-${blockId}`} others={others} />]))

/** What stands beneath each changed block, in this order. */
export function beneathEach(
  ids: readonly string[],
  parts: readonly ReadonlyMap<string, ReactNode>[],
): Map<string, ReactNode> {
  return new Map(ids.map((id) => [id, parts.map((part) => part.get(id))]))
}
