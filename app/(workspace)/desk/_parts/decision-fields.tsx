import { pagesInWords } from "#core/contribution/review-pages"
import { namesInWords } from "#core/metadata/in-words"
import { Checkbox } from "#ui/forms/checkbox"
import { problemOf } from "../../_problems"
import type { Layout } from "../_decision"
import type { Typed } from "../_typed"

/** What the editor looks at, which a decision is bound to. */
export type Seen = {
  readonly id: string
  readonly versionN: number
  readonly liveSeq: number
  /** Parties of the article in which the editor declared an interest. */
  readonly ownInterests: readonly string[]
  /** Which page of the review is shown, of how many, and which have not been opened yet. */
  readonly page: number
  readonly pages: number
  readonly unopened: readonly number[]
  readonly layout: Layout
  /** From which view of the queue the editor came. */
  readonly queue: string | undefined
}

type Props = {
  seen: Seen
  form: string
  formKey: string
  held: Typed
  /** The decision is about all changes of the review, whichever page they stand on. */
  aboutAll?: boolean
}

/** The fields that every decision carries: what was seen, and the editor's own interests where there are any. */
export function DecisionFields({ seen, form, formKey, held, aboutAll = true }: Props) {
  const { versionN, liveSeq, ownInterests, unopened, pages } = seen
  return (
    <>
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="versionN" value={versionN} />
      <input type="hidden" name="liveSeq" value={liveSeq} />
      <PlaceFields {...seen} />
      {aboutAll && unopened.length > 0 && (
        <Checkbox
          name="unopened"
          id={`${form}-unopened`}
          label={`I have not opened ${pagesInWords(unopened)} of ${pages}, and decide on what stands there too`}
          hint="Without this, nothing is decided that was not before you."
          checked={held.values.unopened !== undefined}
          error={problemOf(held.problems, "unopened")}
        />
      )}
      {ownInterests.length > 0 && (
        <Checkbox
          name="acknowledged"
          id={`${form}-acknowledged`}
          label={`I have declared an interest in ${namesInWords(ownInterests)}, which this article names, and I decide all the same`}
          hint="This is recorded with your decision."
          checked={held.values.acknowledged !== undefined}
          error={problemOf(held.problems, "acknowledged")}
        />
      )}
    </>
  )
}

/** Where a form was sent from, so that it leads back there. */
export function PlaceFields({ page, layout, queue }: Pick<Seen, "page" | "layout" | "queue">) {
  return (
    <>
      {page > 1 && <input type="hidden" name="page" value={page} />}
      {queue && <input type="hidden" name="queue" value={queue} />}
      {layout !== "inline" && <input type="hidden" name="layout" value={layout} />}
    </>
  )
}

/** Without a script, what one form holds is kept before another is used; with one, all of it is kept as it is made. */
export function KeepWithoutScript({ id }: { id: string }) {
  return (
    <noscript>
      <div className="actions">
        <button type="submit" className="button button-quiet" formAction={`/desk/${id}/keep`} formNoValidate>
          Keep what I chose and typed here
        </button>
        <span className="small quiet">Press it before you use another form of this page, or another page.</span>
      </div>
    </noscript>
  )
}
