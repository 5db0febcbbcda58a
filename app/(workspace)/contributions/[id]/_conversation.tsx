import { randomUUID } from "node:crypto"
import type { ContributionView } from "#server/contribution/read"
import type { HeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { Thread } from "#ui/review/thread"
import { problemOf, typedIn } from "../../_problems"
import { paragraphs } from "./_paragraphs"

/** What author and editors wrote to each other, and the form to go on. */
export function Conversation({ view, held }: { view: ContributionView; held: HeldForm }) {
  if (view.thread.length === 0 && !view.moves.has("remark")) return null
  return (
    <section className="conversation" aria-labelledby="thread">
      <h2 id="thread" className="section-title">
        Conversation with the editors
      </h2>
      {view.thread.length === 0 ? <p className="quiet">{nothingYet(view)}</p> : <Said view={view} />}
      {view.moves.has("remark") && (
        <form className="form" method="post" action={`/contributions/${view.id}/remark`}>
          <input type="hidden" name="_key" value={randomUUID()} />
          <TextArea
            name="body"
            label="Your message"
            rows={3}
            maxLength={5000}
            value={typedIn(held, "body", "")}
            error={problemOf(held.problems, "body")}
          />
          <div className="actions">
            <Button variant="quiet">Send message</Button>
          </div>
        </form>
      )}
    </section>
  )
}

const nothingYet = ({ decisions }: ContributionView): string =>
  decisions.some(({ message }) => message !== "")
    ? "What the editors wrote with their decision stands above. You can answer here."
    : "Nothing has been said yet. Ask the editors here, or tell them what they should know."

function Said({ view }: { view: ContributionView }) {
  return (
    <Thread
      messages={view.thread.map(({ id, author, audience, body, at }) => ({
        id: `message-${id}`,
        author: author.name,
        authorRole: author.personId === view.author.personId ? "Expert" : "Editor",
        at,
        isPrivate: audience === "staff",
        body: paragraphs(body),
      }))}
    />
  )
}
