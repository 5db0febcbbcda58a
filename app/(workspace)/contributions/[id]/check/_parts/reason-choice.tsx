import { changeLabel, changeOf } from "#core/contribution/change-in-words"
import { CHANGE_REASON_MOST } from "#core/contribution/reasons"
import type { TypedReason } from "#core/contribution/sent-reasons"
import type { Source } from "#core/document/schema"
import { sourceLine } from "#core/document/source-line"
import type { Problems } from "#core/refusal"
import type { Change } from "#core/text/change"
import { Field } from "#ui/forms/field"
import { Select } from "#ui/forms/select"
import { TextArea } from "#ui/forms/text-area"
import { ShortWords } from "#ui/review/short-words"

type Props = {
  change: Change
  /** Its place among the reasons of the form. */
  at: number
  said: Omit<TypedReason, "change">
  sources: readonly Source[]
  problems: Problems
}

/** Why one change should be made, and on which source: fields of the form that sends it. */
export function ReasonChoice({ change, at, said, sources, problems }: Props) {
  const name = `reasons.${at}`
  const { before, after } = changeOf(change)
  const problem = (field: string) => problems[`${name}.${field}`]
  const isAdding = Object.values(said.source).some((value) => value !== "")
  const isOpen = said.text !== "" || said.refId !== "" || isAdding
  return (
    <details className="reason-choice" open={isOpen || undefined}>
      <summary>
        {isOpen ? "Your reason" : "Give a reason"}{" "}
        <span className="reason-choice-what">
          <span className="visually-hidden">for: {changeLabel(change)} </span>
          <ShortWords before={before} after={after} />
        </span>
      </summary>
      <input type="hidden" name={`${name}.change`} value={change.id} autoComplete="off" />
      <TextArea
        name={`${name}.text`}
        label="Why"
        optional
        rows={2}
        maxLength={CHANGE_REASON_MOST}
        value={said.text}
        error={problem("text")}
      />
      <Select
        name={`${name}.refId`}
        label="Source"
        optional
        prompt="None"
        value={said.refId}
        options={sources.map((source, n) => ({ value: source.id, label: sourceLine(source, n + 1) }))}
      />
      <details className="reason-choice-source" open={isAdding || undefined}>
        <summary>Another source</summary>
        <Field
          name={`${name}.address`}
          label="DOI, PubMed number or web address"
          value={said.source.address}
          error={problem("address")}
        />
        <Field name={`${name}.title`} label="Title" value={said.source.title} error={problem("title")} />
        <Field
          name={`${name}.authors`}
          label="Authors"
          optional
          value={said.source.authors}
          error={problem("authors")}
        />
        <Field
          name={`${name}.year`}
          label="Year"
          optional
          width="short"
          value={said.source.year}
          error={problem("year")}
        />
      </details>
    </details>
  )
}
