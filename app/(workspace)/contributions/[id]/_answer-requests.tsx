import type { AskedView } from "#server/contribution/read-asked"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { Requests } from "#ui/review/requests"

/** What an editor asks about single changes, each with the ways to answer: in a sentence here, or in the text. */
export function AnswerRequests({ id, asked }: { id: string; asked: AskedView }) {
  return (
    <form className="form" method="post" action={`/contributions/${id}/save`} aria-label="Answer the questions">
      <input type="hidden" name="saves" value={asked.saves} autoComplete="off" />
      <Requests
        requests={asked.requests.map(({ answer: _, outcome, ...request }) => ({
          ...request,
          ...(outcome !== "left" && { outcome }),
        }))}
        beneath={({ key, now }, number) => (
          <>
            <p className="small">
              <a href={`/contributions/${id}/write#asked-${number}`}>
                {now === null ? "Look at it in the text" : "Change it or take it back in the text"}
                <span className="visually-hidden"> (question {number})</span>
              </a>
            </p>
            <TextArea
              name={`answers.${key}`}
              label={`Your answer to question ${number}`}
              optional
              rows={2}
              autoComplete="off"
              value={asked.requests.find((one) => one.key === key)?.answer ?? ""}
            />
          </>
        )}
      />
      <div className="actions">
        <Button name="go" value="on">
          Check and send
        </Button>
        <Button variant="quiet" name="go" value="stay">
          Keep the answers and go on writing
        </Button>
      </div>
    </form>
  )
}
