import { changeFor } from "#core/contribution/reasons"
import { CITATION_CHARACTER } from "#core/document/plain-text"
import type { Source } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import { Button } from "#ui/controls/button"
import type { ListedChange } from "./changes"
import { detailsId } from "./plugin"
import { ReasonFields, type Reasoning } from "./reason-fields"

type Props = {
  changes: readonly ListedChange[]
  /** Reasons for changes, where they can be given. */
  reasoning?: Reasoning
  /** The sources that can be cited, in the order of their numbers. */
  sources: readonly Source[]
  onGoTo: (blockId: string) => void
  onTakeBack: (change: ListedChange) => void
}

/** What was changed, in reading order, each with a way there, a way back and a reason where one is given. */
export function ChangeList({ changes, reasoning, sources, onGoTo, onTakeBack }: Props) {
  const given = (reasoning?.reasons ?? []).map(({ about }) => changeFor(about, changes)?.id)
  const names = namesOf(changes)
  return (
    <>
      {changes.length === 0 && <p className="quiet">None yet. Change any words of the text.</p>}
      <ol className="plain-list change-list">
        {changes.map((change, at) => (
          <li key={names[at]}>
            <div
              role="comment"
              id={changes[at - 1]?.blockId === change.blockId ? undefined : detailsId(change.blockId)}
            >
              <button type="button" className="change-place" onClick={() => onGoTo(change.blockId)}>
                <span className="change-what">{change.what}</span> <Words change={change} sources={sources} />
              </button>
            </div>
            {reasoning && <Reasons change={change} number={at + 1} given={given} reasoning={reasoning} />}
            <Button type="button" small variant="quiet" onClick={() => onTakeBack(change)}>
              Take back<span className="visually-hidden"> change {at + 1}</span>
            </Button>
          </li>
        ))}
      </ol>
      {reasoning && <Loose reasoning={reasoning} given={given} />}
    </>
  )
}

/** A name for each change that typing in it does not alter: its block, and its place among the changes there. */
function namesOf(changes: readonly ListedChange[]): string[] {
  const counts = new Map<string, number>()
  return changes.map(({ blockId }) => {
    const n = (counts.get(blockId) ?? 0) + 1
    counts.set(blockId, n)
    return `${blockId} ${n}`
  })
}

type Given = { given: readonly (string | undefined)[]; reasoning: Reasoning }

function Reasons({ change, number, given, reasoning }: Given & { change: ListedChange; number: number }) {
  const { reasons, onReasons } = reasoning
  const own = given.flatMap((id, at) => (id === change.id ? [at] : []))
  if (own.length === 0) {
    return (
      <Button
        type="button"
        small
        variant="quiet"
        onClick={() => onReasons([...reasons, { about: change.about, text: "", refId: "" }])}
      >
        Give a reason<span className="visually-hidden"> for change {number}</span>
      </Button>
    )
  }
  return own.map((at) => (
    <ReasonFields
      key={at}
      at={at}
      number={number}
      reasoning={reasoning}
      onTakenOut={() => document.getElementById(MY_CHANGES)?.focus()}
    />
  ))
}

/** The heading above the list: where the keyboard goes on when what it was in is gone. */
export const MY_CHANGES = "my-changes-title"

/** Reasons whose change was taken back: nobody's words go without their knowing. */
function Loose({ given, reasoning: { reasons, onReasons } }: Given) {
  const loose = reasons.flatMap((reason, at) =>
    given[at] === undefined && reason.text.trim() !== "" ? [{ ...reason, at }] : [],
  )
  if (loose.length === 0) return null
  return (
    <section className="loose-reasons" aria-label="Reasons without a change">
      <p>
        {loose.length === 1 ? "The change that this reason is for" : "The changes that these reasons are for"} was taken
        back. It is kept, and not sent.
      </p>
      <ul className="plain-list">
        {loose.map(({ about, text, at }) => (
          <li key={at}>
            <p>
              “{text}” <span className="quiet">{oneLine([about.before, about.after].filter(Boolean).join(" → "))}</span>
            </p>
            <Button
              type="button"
              small
              variant="quiet"
              onClick={() => {
                document.getElementById(MY_CHANGES)?.focus()
                onReasons(reasons.filter((_, n) => n !== at))
              }}
            >
              Throw it away
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Words({ change: { before, after, what, cited }, sources }: Pick<Props, "sources"> & { change: ListedChange }) {
  const [was, is] = [oneLine(before, cited?.before, sources), oneLine(after, cited?.after, sources)]
  if (what === "Formatted" || what.startsWith("Moved")) return <span>{is}</span>
  return (
    <>
      {before && <del>{was}</del>} {after && <ins>{is}</ins>}
    </>
  )
}

/** The words on one line, each citation by the number and the opening words of its source. */
export function oneLine(text: string, cited: readonly string[] = [], sources: readonly Source[] = []): string {
  const [opening = "", ...parts] = shortened(text.replace(/\s+/g, " ").trim(), 80).split(CITATION_CHARACTER)
  const named = parts.map((part, n) => `${sourceNamed(cited[n], sources)}${part}`)
  return `${opening}${named.join("")}`
}

function sourceNamed(refId: string | undefined, sources: readonly Source[]): string {
  const at = sources.findIndex(({ id }) => id === refId)
  const source = sources[at]
  return source ? `[${at + 1}: ${shortened(source.text, 40)}]` : "[source]"
}
