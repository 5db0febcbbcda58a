import { namesInWords } from "#core/metadata/in-words"
import { Checkbox } from "#ui/forms/checkbox"
import { problemOf } from "../../_problems"
import type { Typed } from "../_typed"

/** What the editor looks at, which a decision is bound to. */
export type Seen = {
  readonly id: string
  readonly versionN: number
  readonly liveSeq: number
  /** Parties of the article in which the editor declared an interest. */
  readonly ownInterests: readonly string[]
}

type Props = { seen: Seen; form: string; formKey: string; held: Typed }

/** The fields that every decision carries: what was seen, and the editor's own interests where there are any. */
export function DecisionFields({ seen, form, formKey, held }: Props) {
  const { versionN, liveSeq, ownInterests } = seen
  return (
    <>
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="versionN" value={versionN} />
      <input type="hidden" name="liveSeq" value={liveSeq} />
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
