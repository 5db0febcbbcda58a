import { useEffect, useRef, useState } from "react"
import type { BlockChange } from "#core/text/diff"
import type { CitationIndex } from "#ui/article/citations"
import { Button } from "#ui/controls/button"
import { RadioGroup } from "#ui/forms/radio-group"
import { Notice } from "#ui/text/notice"
import { BlockChanges } from "../../_parts/block-changes"

/** Whose words shall stand where both changed the same. */
export type Side = "saved" | "held" | "both"
export type Choices = Readonly<Record<string, Side>>
/** What would become of the text, if the words that this device holds were put to it. */
export type Offer = {
  readonly at: number
  /** What they change in the text as it stands, beside what is in question. */
  readonly changes: readonly BlockChange[]
  readonly citations?: CitationIndex
  /** Fields beside the text, with what they would say. */
  readonly fields: readonly { readonly label: string; readonly text: string }[]
  /** Words that were changed here and since, each to be chosen. */
  readonly questions: readonly Question[]
  /** Words that cannot be put in, because they were written on another revision. */
  readonly loose: readonly string[]
}

export type Question = {
  readonly id: string
  readonly saved: string
  readonly held: string
  /** What is chosen at first: so that no words go by a press alone. */
  readonly start: Side
}

type Props = {
  offer: Offer
  savedAt: string
  onUse: (choices: Choices) => void
  onForget: () => void
}

/** Words that were typed on this device and never saved: offered, never put in and never thrown away by itself. */
export function HeldWords({ offer, savedAt, onUse, onForget }: Props) {
  const [choices, setChoices] = useState<Choices>({})
  const isNewer = offer.at > new Date(savedAt).getTime()
  const isUsable = offer.loose.length === 0
  return (
    <Notice tone="warning" title="This device holds words of yours that were not saved">
      <p>
        They were typed {when(offer.at)}, {isNewer ? "after" : "before"} the text below was saved.{" "}
        {isUsable
          ? "Put in, they join what stands below: nothing else is replaced."
          : "They were written on an earlier revision of the article. Copy from them what you still need."}
      </p>
      <BesideQuestions offer={offer} />
      {isUsable &&
        offer.questions.map(({ id, saved, held, start }, n) => (
          <RadioGroup
            key={id}
            name={`held.${id}`}
            id={`held-${n}`}
            legend="Changed here and since. Which words shall stand?"
            value={start}
            choices={[
              { value: "saved", label: shown(saved), hint: "As they were saved" },
              { value: "held", label: shown(held), hint: "As this device holds them" },
              ...(start === "both" ? [{ value: "both", label: "Both, one after the other" }] : []),
            ]}
            registered={{
              ref: () => undefined,
              onChange: ({ target }) =>
                setChoices((all) => ({ ...all, [id]: (target as HTMLInputElement).value as Side })),
              onBlur: () => undefined,
            }}
          />
        ))}
      <Ways isUsable={isUsable} onUse={() => onUse({ ...startOf(offer), ...choices })} onForget={onForget} />
    </Notice>
  )
}

/** What the words change beside what is in question, if anything. */
function BesideQuestions({ offer: { changes, citations, fields, loose, questions } }: { offer: Offer }) {
  if (changes.length + fields.length + loose.length === 0) return null
  return (
    <details className="lost-words" open={questions.length > 0 || undefined}>
      <summary>Read them</summary>
      <div className="lost-words-text">
        {changes.length > 0 && <BlockChanges changes={changes} citations={citations} />}
        {fields.map(({ label, text }) => (
          <p key={label}>
            <strong>{label}:</strong> {text}
          </p>
        ))}
        {loose.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </details>
  )
}

/** To use them, or to throw them away, which asks first. */
function Ways({ isUsable, onUse, onForget }: { isUsable: boolean; onUse: () => void; onForget: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const place = useRef<HTMLParagraphElement | null>(null)
  const hasAsked = useRef(false)
  // The keyboard stays where it was: on the way that loses nothing.
  useEffect(() => {
    if (isAsking || hasAsked.current) place.current?.querySelector<HTMLElement>("button:last-of-type")?.focus()
    hasAsked.current = isAsking
  }, [isAsking])
  if (isAsking) {
    return (
      <p className="actions" ref={place}>
        <span role="status">They cannot be brought back.</span>
        <Button type="button" small variant="danger" onClick={onForget}>
          Throw them away for good
        </Button>
        <Button type="button" small variant="quiet" onClick={() => setAsking(false)}>
          Keep them
        </Button>
      </p>
    )
  }
  return (
    <p className="actions" ref={place}>
      {isUsable && (
        <Button type="button" small onClick={onUse}>
          Use these words
        </Button>
      )}
      <Button type="button" small variant="quiet" onClick={() => setAsking(true)}>
        Throw them away
      </Button>
    </p>
  )
}

const startOf = ({ questions }: Offer): Choices => Object.fromEntries(questions.map(({ id, start }) => [id, start]))

const shown = (words: string): string => (words === "" ? "Nothing" : `“${words}”`)

function when(at: number): string {
  const date = new Date(at)
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long" })
  return `on ${day} at ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`
}
