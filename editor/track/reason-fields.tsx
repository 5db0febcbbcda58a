import { useEffect, useId, useRef, useState } from "react"
import { CHANGE_REASON_MOST, type ChangeReason } from "#core/contribution/reasons"
import type { Source } from "#core/document/schema"
import { sourceLine } from "#core/document/source-line"
import { Button } from "#ui/controls/button"
import { type AddSource, SourceFields } from "../toolbar/source-fields"

/** What can be said for single changes, and on which sources. */
export type Reasoning = {
  readonly reasons: readonly ChangeReason[]
  readonly sources: readonly Source[]
  readonly onReasons: (reasons: readonly ChangeReason[]) => void
  readonly onAddSource: AddSource
}

type Props = {
  reasoning: Reasoning
  /** Which of the reasons this is. */
  at: number
  /** The number of its change in the list. */
  number: number
  onTakenOut: () => void
}

/** Why one change should be made, and on which source. */
export function ReasonFields({ reasoning, at, number, onTakenOut }: Props) {
  const { reasons, sources, onReasons, onAddSource } = reasoning
  const id = useId()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const choice = useRef<HTMLSelectElement | null>(null)
  const [isAdding, setAdding] = useState(false)
  const { text = "", refId = "" } = reasons[at] ?? {}
  // Just asked for: that is where one goes on.
  const isNew = text === "" && refId === ""
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears
  useEffect(() => {
    if (isNew) area.current?.focus()
  }, [])
  const say = (said: Partial<ChangeReason>) =>
    onReasons(reasons.map((reason, n) => (n === at ? { ...reason, ...said } : reason)))
  return (
    <div className="change-reason-fields">
      <label className="field-label" htmlFor={`${id}text`}>
        Why<span className="visually-hidden"> change {number} should be made</span>
      </label>
      <textarea
        ref={area}
        id={`${id}text`}
        className="input text-area"
        rows={2}
        maxLength={CHANGE_REASON_MOST}
        autoComplete="off"
        value={text}
        onChange={({ target }) => say({ text: target.value })}
      />
      <label className="field-label" htmlFor={`${id}source`}>
        Source<span className="visually-hidden"> for change {number}</span>
      </label>
      <select
        ref={choice}
        id={`${id}source`}
        className="input select"
        value={isAdding ? ADD : refId}
        onChange={({ target }) => {
          setAdding(target.value === ADD)
          if (target.value !== ADD) say({ refId: target.value })
        }}
      >
        <option value="">None</option>
        {sources.map((source, n) => (
          <option key={source.id} value={source.id}>
            {sourceLine(source, n + 1)}
          </option>
        ))}
        <option value={ADD}>Another source…</option>
      </select>
      {isAdding && (
        <SourceFields
          onAdd={onAddSource}
          button="Add it"
          onAdded={(source) => {
            setAdding(false)
            say({ refId: source.id })
            choice.current?.focus()
          }}
        />
      )}
      <Button
        type="button"
        small
        variant="quiet"
        onClick={() => {
          onTakenOut()
          onReasons(reasons.filter((_, n) => n !== at))
        }}
      >
        Take the reason out<span className="visually-hidden"> of change {number}</span>
      </Button>
    </div>
  )
}

const ADD = "+"
