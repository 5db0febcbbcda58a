import { type AskedChange, type Found, findAgain, OUTCOME_LABELS, type Spot } from "#core/contribution/asked"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { Requests } from "#ui/review/requests"

export type Request = AskedChange & Found & { readonly key: string; readonly spot: Spot; readonly answer: string }

type Props = {
  by: string
  requests: readonly Request[]
  /** What was answered, by request. */
  answers: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** The changes as they stand in the text now; null while only the plain form runs. */
  now: readonly Spot[] | null
  onGoTo: (blockId: string) => void
  onTakeBack: (changeId: string) => void
  onAnswer: (key: string, text: string) => void
}

/** What an editor asks about single changes, beside the text, each with its ways to answer. */
export function AskedChanges({ by, requests, answers, problems, now, onGoTo, onTakeBack, onAnswer }: Props) {
  const found = requests.map((request) => ({ ...request, ...(now && findAgain(request.spot, now)) }))
  return (
    <section className="asked-changes" aria-labelledby="asked-title">
      <h2 className="section-title" id="asked-title">
        {by} asks ({requests.length})
      </h2>
      <Requests
        requests={found.map(({ outcome: _outcome, answer: _answer, ...request }) => request)}
        beneath={({ key, now: change }, number) => (
          <>
            <p className="small" role="status">
              {standingOf(found[number - 1])}
            </p>
            {now && change && (
              <div className="actions">
                <Button type="button" small variant="quiet" onClick={() => onGoTo(change.blockId)}>
                  Change it<span className="visually-hidden"> (question {number})</span>
                </Button>
                <Button type="button" small variant="quiet" onClick={() => onTakeBack(change.id)}>
                  Take it back<span className="visually-hidden"> (question {number})</span>
                </Button>
              </div>
            )}
            <TextArea
              name={`answers.${key}`}
              label={`Your answer to question ${number}`}
              optional
              rows={2}
              autoComplete="off"
              value={answers[key] ?? ""}
              error={problems[`answers.${key}`]}
              registered={{
                ref: () => undefined,
                onChange: ({ target }) => onAnswer(key, (target as HTMLTextAreaElement).value),
                onBlur: () => undefined,
              }}
            />
          </>
        )}
      />
    </section>
  )
}

function standingOf(found: Found | undefined): string {
  if (!found || found.outcome === "left") return "Not changed so far."
  return found.outcome === "taken_back" ? "You took this back." : `${OUTCOME_LABELS.changed}.`
}
