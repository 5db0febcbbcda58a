import type { ReactNode } from "react"
import { type AskedChange, becameOf, OUTCOME_LABELS, type Outcome } from "#core/contribution/asked"
import { CHANGE_LABELS } from "#core/contribution/change-in-words"
import { ShortWords } from "#ui/review/short-words"

type Request = AskedChange & {
  readonly key?: string
  /** What became of the change since; absent while that is not to be said. */
  readonly outcome?: Outcome
  readonly answer?: string
}

type Props<One extends Request> = {
  requests: readonly One[]
  /** Who answered. */
  author?: string
  /** What belongs to one of them: a field for its answer. */
  beneath?: (request: One, number: number) => ReactNode
}

/** What was asked about single changes, each at its words, with what its author answered and made of it. */
export function Requests<One extends Request>({ requests, author, beneath }: Props<One>) {
  return (
    <ol className="plain-list requests">
      {requests.map((request, index) => (
        <li key={request.id} className="ruled-change" id={request.key && `asked-${index + 1}`}>
          <RequestWords request={request} author={author} />
          {beneath?.(request, index + 1)}
        </li>
      ))}
    </ol>
  )
}

function RequestWords({ request, author }: { request: Request; author: string | undefined }) {
  const { what, before, after, word, outcome, answer } = request
  return (
    <>
      <p>
        {outcome && <strong>{OUTCOME_LABELS[becameOf(outcome, answer)]}. </strong>}
        {CHANGE_LABELS[what]}: <ShortWords before={before} after={after} />
      </p>
      <p className="ruled-word">“{word}”</p>
      {answer && (
        <p className="request-answer">
          {author ?? "The author"} answered: {answer}
        </p>
      )}
    </>
  )
}
