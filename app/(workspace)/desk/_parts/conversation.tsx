import type { Byline } from "#core/credit/byline"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { Thread } from "#ui/review/thread"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"
import { formNamed } from "../_typed"
import { KeepWithoutScript, PlaceFields, type Seen } from "./decision-fields"

type Message = {
  readonly id: string
  readonly author: Byline
  readonly audience: "parties" | "staff"
  readonly body: string
  readonly at: Date
}

type Place = Pick<Seen, "page" | "layout" | "queue">
type Props = {
  id: string
  authorId: string
  thread: readonly Message[]
  held: Typed
  mayWrite: boolean
  /** An author sees no private notes on their own words, and leaves none. */
  mayNote: boolean
  place: Place
}

/** What was said between the author and the editors, and what only editors see. */
export function Conversation({ id, authorId, thread, held, mayWrite, mayNote, place }: Props) {
  return (
    <section className="stack" id="conversation" aria-labelledby="conversation-title">
      <h2 id="conversation-title" className="section-title">
        Conversation
      </h2>
      {thread.length === 0 ? (
        <p className="quiet">Nothing has been said yet.</p>
      ) : (
        <Thread
          messages={thread.map(({ id: messageId, author, audience, body, at }) => ({
            id: `message-${messageId}`,
            author: author.name,
            authorRole: author.personId === authorId ? "Expert" : "Editor",
            at,
            isPrivate: audience === "staff",
            body: body.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>),
          }))}
        />
      )}
      {mayWrite && (
        <div className="columns">
          <MessageForm
            id={id}
            form="remark"
            place={place}
            held={formNamed(held, "remark")}
            label="Message to the author"
            hint="The author and all editors see it; the author gets a letter."
            button="Send message"
          />
          {mayNote && (
            <MessageForm
              id={id}
              form="note"
              place={place}
              held={formNamed(held, "note")}
              label="Private note"
              hint="Editors only. It is never shown or sent to the author."
              button="Keep note"
            />
          )}
        </div>
      )}
    </section>
  )
}

type FormProps = {
  id: string
  form: "remark" | "note"
  held: Typed
  place: Place
  label: string
  hint: string
  button: string
}

function MessageForm({ id, form, held, place, label, hint, button }: FormProps) {
  return (
    <form
      method="post"
      action={`/desk/${id}/${form}`}
      className="form"
      aria-label={label}
      data-keeps={form}
      autoComplete="off"
    >
      <input type="hidden" name="_key" value={crypto.randomUUID()} />
      <input type="hidden" name="form" value={form} />
      <PlaceFields {...place} />
      <TextArea
        name="body"
        id={`${form}-body`}
        label={label}
        hint={hint}
        rows={3}
        value={typedIn(held, "body", "")}
        error={problemOf(held.problems, "body")}
      />
      <div className="actions">
        <Button variant="quiet">{button}</Button>
      </div>
      <KeepWithoutScript id={id} />
    </form>
  )
}
