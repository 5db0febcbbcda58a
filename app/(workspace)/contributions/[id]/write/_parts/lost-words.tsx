import type { Rewritten } from "#core/contribution/rewritten"
import { blockText } from "#core/document/plain-text"
import { Button } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import type { Lost } from "./use-saver"

type Props = { lost: Lost; savedAt: string; onUse: () => void; onForget: () => void }

/** Words that were typed on this device and never saved: offered, never put in and never thrown away by itself. */
export function LostWords({ lost, savedAt, onUse, onForget }: Props) {
  const isNewer = lost.at > new Date(savedAt).getTime()
  return (
    <Notice tone="warning" title="This device holds words of yours that were not saved">
      <p>
        They were typed {when(lost.at)}, {isNewer ? "after" : "before"} the text below was saved.
      </p>
      <details className="lost-words">
        <summary>Read them</summary>
        <div className="lost-words-text">{wordsOf(lost)}</div>
      </details>
      <p className="actions">
        <Button type="button" small onClick={onUse}>
          Use these words
        </Button>
        <Button type="button" small variant="quiet" onClick={onForget}>
          Throw them away
        </Button>
      </p>
    </Notice>
  )
}

function when(at: number): string {
  const date = new Date(at)
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long" })
  return `on ${day} at ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`
}

function wordsOf({ fields: { proposed, ...others } }: Lost): string {
  const typed = Object.values(others).flatMap((value) =>
    typeof value === "object" && value !== null ? Object.values(value).map(wordsIn) : [value],
  )
  const parts = (proposed as Rewritten | null | undefined)?.parts ?? []
  const rewritten = parts.flatMap((part) => ("keep" in part ? [] : [blockText(part)]))
  return [...rewritten, ...typed.map(String)].join("\n\n")
}

/** A reason or a source says what it says in its text. */
const wordsIn = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "text" in value ? value.text : value
