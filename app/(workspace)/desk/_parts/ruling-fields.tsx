import type { ReactNode } from "react"
import { aboutChange, changeLabel, changeOf } from "#core/contribution/change-in-words"
import { amendingText, isAmendable, type Verdict } from "#core/contribution/rulings"
import type { Document, Inline, Source } from "#core/document/schema"
import { sourceLine } from "#core/document/source-line"
import type { Change } from "#core/text/change"
import { Button } from "#ui/controls/button"
import { FieldError } from "#ui/forms/field-frame"
import { ShortWords } from "#ui/review/short-words"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { MERGE_FORM } from "./merge-form"
import { REQUEST_FORM } from "./request-form"

type Props = {
  change: Change
  number: number
  /** It is all that changes in its block, so the words above are its words. */
  isAlone: boolean
  documents: { readonly base: Document; readonly theirs: Document }
  held: Typed
  /** What is made of a change on which nothing was chosen by itself. */
  unlessSaid: Verdict
  /** The sources that citations point into, in the order of their numbers. */
  sources: readonly Source[]
  /** What was typed into the form that asks for changes. */
  asking: Typed
  /** What stands at the change besides: why its author would make it, an earlier request and its answer. */
  children?: ReactNode
}

const LABELS = {
  accept: "Accept",
  amend: "Change the words",
  decline: "Leave it out",
} satisfies Record<Verdict, string>

/** What to make of one change: fields of the merge form, which stands further down. */
export function RulingFields(props: Props) {
  const { change, number, isAlone, documents, held, unlessSaid, sources, asking, children } = props
  const name = `rulings.${change.id}`
  const verdict = typedIn(held, `${name}.verdict`, unlessSaid)
  const problem = problemOf(held.problems, name)
  const verdicts = isAmendable(change) ? (["accept", "amend", "decline"] as const) : (["accept", "decline"] as const)
  const { before, after } = changeOf(change)
  return (
    <fieldset
      className={problem ? "ruling field-wrong" : "ruling"}
      id={name}
      tabIndex={-1}
      data-about={aboutChange(change)}
    >
      <legend className="ruling-what">
        <span className={isAlone ? "visually-hidden" : undefined}>
          {number}. {changeLabel(change)}: <ShortWords before={before} after={after} sources={sources} />
        </span>
      </legend>
      {children}
      <FieldError id={name} error={problem} />
      <div className="choices choices-inline">
        {verdicts.map((one) => (
          <div className="choice" key={one}>
            <input
              type="radio"
              form={MERGE_FORM}
              id={`${name}-${one}`}
              name={`${name}.verdict`}
              value={one}
              data-verdict={one}
              defaultChecked={one === verdict}
            />
            <label htmlFor={`${name}-${one}`}>{LABELS[one]}</label>
          </div>
        ))}
      </div>
      {verdicts.length === 3 && (
        <RulingText
          name={`${name}.text`}
          className="ruling-own"
          label="The words that shall stand here"
          value={typedIn(held, `${name}.text`, "") || amendingText(change, documents)}
        />
      )}
      {verdicts.length === 3 && <CitedHere content={after} sources={sources} />}
      <RulingText
        name={`${name}.word`}
        className="ruling-word"
        label="A word to the author about this"
        value={typedIn(held, `${name}.word`, "")}
      />
      <Ask name={`asked.${change.id}`} held={asking} />
    </fieldset>
  )
}

/** What the signs for citations in the field above stand for. */
function CitedHere({ content, sources }: { content: readonly Inline[]; sources: readonly Source[] }) {
  const ids = [...new Set(content.flatMap((node) => (node.type === "citation" ? [node.refId] : [])))]
  const known = sources.flatMap((source, at) => (ids.includes(source.id) ? [{ source, number: at + 1 }] : []))
  if (known.length === 0) return null
  return (
    <ul className="ruling-own plain-list small">
      {known.map(({ source, number }) => (
        <li key={source.id}>
          <code>[^{source.id}]</code> cites {sourceLine(source, number)}
        </li>
      ))}
    </ul>
  )
}

/** A question about one change, which belongs to the form that asks for changes. */
function Ask({ name, held }: { name: string; held: Typed }) {
  const typed = typedIn(held, name, "")
  const problem = problemOf(held.problems, name)
  return (
    <details className="ask" open={typed !== "" || problem !== undefined}>
      <summary data-ask="">Ask about this change</summary>
      <FieldError id={name} error={problem} />
      <RulingText
        name={name}
        form={REQUEST_FORM}
        className="ask-words"
        label="Your question to the author about this change"
        value={typed}
      />
      <p className="small">
        It goes to the author with <a href="#request-message">your request for changes</a>.
      </p>
    </details>
  )
}

type TextProps = { name: string; form?: string; className: string; label: string; value: string }

function RulingText({ name, form = MERGE_FORM, className, label, value }: TextProps) {
  return (
    <div className={`field ${className}`}>
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      <textarea
        id={name}
        name={name}
        form={form}
        className="input text-area"
        rows={Math.min(6, 2 + Math.floor(value.length / 90))}
        defaultValue={value}
      />
    </div>
  )
}

/** Decides on all changes at once; each can still be changed afterwards. */
export function RuleAll({ id, count }: { id: string; count: number }) {
  if (count < 2) return null
  const all = (value: "accept" | "decline", words: string) => (
    <Button variant="quiet" small form={MERGE_FORM} formAction={`/desk/${id}/preview`} name="all" value={value}>
      {words}
    </Button>
  )
  return (
    <div className="cluster rule-all">
      <span className="small quiet">{count} changes, each accepted unless you say otherwise.</span>
      {all("accept", "Accept all")}
      {all("decline", "Leave all out")}
    </div>
  )
}
