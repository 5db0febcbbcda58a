import type { ReactNode } from "react"
import { DisclosureLine } from "#ui/people/disclosure-line"
import { type CreditedPerson, PersonIdentity } from "#ui/people/person-line"
import { Time } from "#ui/text/time"

/** Where the note's passage is now; `passage`: whether words in this page carry the highlight and can be led back to. */
export type AnchorState = { state: "anchored" | "changed" | "orphaned" | "whole"; revisionHref?: string }

type Props = {
  id: string
  /** The letter of its passage in the text (`placeHighlights`). */
  letter?: string
  person: CreditedPerson
  /** What its author is credited with, in words. */
  roles?: string[]
  /** What its author said about AI tools, where they used any. */
  aiStatement?: string
  /** The words, already set: `<InlineContent>` in paragraphs, or plain `<p>`. */
  children: ReactNode
  /** The revision it was written on. */
  revision: number
  publishedAt: string | Date
  anchor: AnchorState
  /** The passage as it was, for a note that has lost it. */
  quote?: string
  /** Where its public record is. */
  recordHref?: string
}

/** An expert's signed note: the voice in the margin. */
export function InsightNote(props: Props) {
  const { id, letter, person, children, anchor, quote } = props
  const hasPassage = anchor.state === "anchored" || anchor.state === "changed"
  return (
    <article
      className={`insight insight-${anchor.state}`}
      id={`insight-${id}`}
      aria-label={`Insight by ${person.name}`}
    >
      {letter && hasPassage && (
        <a className="insight-letter" href={`#passage-${id}`}>
          <span className="visually-hidden">Back to passage </span>
          {letter}
        </a>
      )}
      <PersonIdentity person={person} compact />
      {quote && anchor.state === "orphaned" && <blockquote className="insight-quote">{quote}</blockquote>}
      <div className="insight-body">{children}</div>
      <Foot {...props} />
    </article>
  )
}

function Foot({ person, roles = [], aiStatement, revision, publishedAt, anchor, recordHref }: Props) {
  return (
    <div className="insight-foot">
      <DisclosureLine disclosure={person.disclosure} />
      {aiStatement && <p>{aiStatement}</p>}
      <p>
        {roles.length > 0 && `${roles.join(", ")}. `}
        <Time at={publishedAt} />, on revision {revision}. {recordHref && <a href={recordHref}>Public record</a>}
      </p>
      <AnchorLine anchor={anchor} revision={revision} />
    </div>
  )
}

function AnchorLine({ anchor: { state, revisionHref }, revision }: Pick<Props, "anchor" | "revision">) {
  if (state === "anchored" || state === "whole") return null
  const link = revisionHref && <a href={revisionHref}>See revision {revision}</a>
  if (state === "changed")
    return (
      <p className="insight-anchor">
        <span>This passage has changed since. {link}</span>
      </p>
    )
  return (
    <p className="insight-anchor">
      <span>
        About revision {revision}; the passage is no longer in the article. {link}
      </span>
    </p>
  )
}
