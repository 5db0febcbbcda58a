import { readMailbox } from "#server/post/read-mailbox"
import { EmptyState } from "#ui/text/empty-state"
import { Time } from "#ui/text/time"
import { requestContext } from "../../../_context"
import { refuseOutsideTryOut } from "../../../dev/_allowed"

export const metadata = { title: "Mailbox", robots: { index: false } }

/** The try-out's mailbox: every letter that would have been sent. Outside the try-out there is no such page. */
export default async function MailboxPage() {
  refuseOutsideTryOut()
  const letters = await readMailbox(await requestContext())
  return (
    <div className="letters stack stack-loose">
      <h1>Mailbox</h1>
      {letters.length === 0 && (
        <EmptyState title="No mail yet">Letters to everybody in the try-out land here.</EmptyState>
      )}
      {letters.map(({ id, recipient, subject, body, writtenAt }) => (
        <article key={id} className="letter-sent stack stack-tight" aria-labelledby={id}>
          <h2 id={id} className="section-title">
            {subject}
          </h2>
          <p className="quiet small">
            To {recipient}, <Time at={writtenAt} withTime />
          </p>
          <pre className="letter">
            {body.split(/(https?:\/\/\S+)/).map((piece, index) =>
              index % 2 === 1 ? (
                <a key={index} href={piece}>
                  {piece}
                </a>
              ) : (
                piece
              ),
            )}
          </pre>
        </article>
      ))}
    </div>
  )
}
