"use client"
import { useState } from "react"
import {
  CERTIFICATION,
  type DisclosureAnswers,
  ICMJE_CATEGORIES,
  ICMJE_KEYS,
  ICMJE_SHORT,
  type IcmjeCategory,
} from "#core/people/disclosure"
import { disclosureInput } from "#core/people/inputs"
import type { Problems } from "#core/refusal"
import { Button } from "#ui/controls/button"
import { Checkbox } from "#ui/forms/checkbox"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Fieldset } from "#ui/forms/fieldset"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { useCheckedForm } from "./use-checked-form"

const PARTS = ["none", "entities", "recipient", "note"] as const
type Part = (typeof PARTS)[number]
const nameOf = (key: IcmjeCategory, part: Part) => `answers.${key}.${part}`
const FIELDS = [...ICMJE_KEYS.flatMap((key) => PARTS.map((part) => nameOf(key, part))), "certified"]
/** "In question 3" before the sentence, where the summary stands far from the question. */
const LABELS = new Map(
  ICMJE_KEYS.flatMap((key, index) => PARTS.map((part) => [nameOf(key, part), `${index + 1}, ${ICMJE_SHORT[key]}: `])),
)

type Props = {
  action: string
  hidden: Readonly<Record<string, string>>
  /** The newest disclosure, to begin from. */
  answers: DisclosureAnswers | null
  /** What was typed, by field, when the form came back. */
  typed: Readonly<Record<string, string>>
  problems: Problems
  message: string
}

/** The thirteen questions, each with "none" or what there is. */
export function InterestsForm({ action, hidden, answers, typed, problems, message }: Props) {
  const form = useCheckedForm({ schema: disclosureInput, fields: FIELDS, problems })
  const [said, say] = useState("")
  const errors = form.errors.map((error) => ({
    ...error,
    message: `${LABELS.get(error.field ?? "") ?? ""}${error.message}`,
  }))
  const answerNone = () => {
    const open = ICMJE_KEYS.filter((key) => !form.getValues(nameOf(key, "none")))
    for (const key of open) form.setValue(nameOf(key, "none"), "true", { shouldTouch: true, shouldValidate: true })
    say(
      open.length === 0
        ? "Every question has an answer."
        : `Answered ${open.length} with “None”. Please read them through.`,
    )
  }
  return (
    <form className="form interests-form" method="post" action={action} id="interests" {...form.attributes}>
      <ErrorSummary errors={errors.length === 0 && message !== "" ? [{ message }] : errors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {form.live && (
        <p className="cluster">
          <Button type="button" variant="quiet" onClick={answerNone}>
            Answer “None” to every question that has no answer yet
          </Button>
          <span role="status">{said}</span>
        </p>
      )}
      <ol className="plain-list interests">
        {ICMJE_KEYS.map((key, index) => (
          <li key={key}>
            <Question
              name={key}
              number={index + 1}
              value={(part) => typed[nameOf(key, part)] ?? keptAnswer(answers, key, part)}
              problem={(part) => form.problem(nameOf(key, part))}
              registered={(part) => form.register(nameOf(key, part))}
            />
          </li>
        ))}
      </ol>
      <Checkbox
        name="certified"
        label={CERTIFICATION}
        checked={typed.certified === "yes"}
        error={form.problem("certified")}
        registered={form.register("certified")}
      />
      <div className="actions">
        <Button busy={form.isSending}>Certify my answers</Button>
      </div>
    </form>
  )
}

const CHOICES = [
  { value: "true", label: "None" },
  { value: "false", label: "Yes, as follows" },
]
const RECIPIENTS = [
  { value: "self", label: "Me" },
  { value: "institution", label: "My institution" },
  { value: "both", label: "Both" },
]

type QuestionProps = {
  name: IcmjeCategory
  number: number
  value: (part: Part) => string
  problem: (part: Part) => string | undefined
  registered: (part: Part) => ReturnType<ReturnType<typeof useCheckedForm>["register"]>
}

function Question({ name, number, value, problem, registered }: QuestionProps) {
  return (
    <Fieldset
      id={`question-${name}`}
      legend={`${number}. ${ICMJE_CATEGORIES[name]}`}
      hint={number === 1 ? "No time limit" : "In the past 36 months"}
    >
      <RadioGroup
        name={nameOf(name, "none")}
        legend={<span className="visually-hidden">Your answer to question {number}</span>}
        choices={CHOICES}
        value={value("none")}
        error={problem("none")}
        registered={registered("none")}
        inline
      />
      <div className="interest-details">
        <TextArea
          name={nameOf(name, "entities")}
          label="From whom"
          hint="One organisation or product on each line."
          rows={2}
          value={value("entities")}
          error={problem("entities")}
          registered={registered("entities")}
        />
        <RadioGroup
          name={nameOf(name, "recipient")}
          legend="Who received it"
          choices={RECIPIENTS}
          value={value("recipient")}
          error={problem("recipient")}
          registered={registered("recipient")}
          inline
        />
        <TextArea
          name={nameOf(name, "note")}
          label="What it was"
          rows={2}
          optional
          value={value("note")}
          error={problem("note")}
          registered={registered("note")}
        />
      </div>
    </Fieldset>
  )
}

/** What was declared last, as the fields say it. */
function keptAnswer(answers: DisclosureAnswers | null, key: IcmjeCategory, part: Part): string {
  const answer = answers?.[key]
  if (!answer) return part === "recipient" ? "self" : ""
  if (part === "none") return String(answer.none)
  if (answer.none) return part === "recipient" ? "self" : ""
  return part === "entities" ? answer.entities.join("\n") : answer[part]
}
