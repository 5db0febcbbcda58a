import { SIGNIFICANCE_LABELS, SIGNIFICANCES, type Significance } from "#core/article/vocabulary"
import { Field } from "#ui/forms/field"
import { RadioGroup } from "#ui/forms/radio-group"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { NoticeFold } from "./notice-fields"

type Props = {
  held: Typed
  note: string
  significance?: Significance
  /** Keeps the ids of two such forms on one page apart. */
  idPrefix?: string
  /** Nothing is published at once, so that the article cannot be withdrawn with it. */
  isLater?: boolean
}

/** What every new revision asks for: what changed, how much it matters, and whether a notice stands on the article. */
export function PublishingFields({ held, note, significance = "substantive", idPrefix = "", isLater = false }: Props) {
  return (
    <>
      <Field
        name="note"
        id={`${idPrefix}note`}
        label="What changed"
        hint="A few words for the history; readers see them."
        value={typedIn(held, "note", note)}
        error={problemOf(held.problems, "note")}
        maxLength={500}
      />
      <RadioGroup
        name="significance"
        id={`${idPrefix}significance`}
        legend="How much it matters"
        value={typedIn(held, "significance", significance)}
        error={problemOf(held.problems, "significance")}
        choices={SIGNIFICANCES.map((value) => ({ value, label: SIGNIFICANCE_LABELS[value] }))}
      />
      <NoticeFold held={held} idPrefix={idPrefix} isLater={isLater} />
    </>
  )
}
