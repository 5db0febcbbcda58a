import type { ReactNode } from "react"
import { Time } from "#ui/text/time"

export type Message = {
  id: string
  author: string
  /** "Editor", "Expert". */
  authorRole?: string
  at: string | Date
  body: ReactNode
  /** Only editors see it; the page must not even send it to anyone else. */
  isPrivate?: boolean
}

/** The conversation about a contribution. Private notes say so in words and look apart. */
export function Thread({ messages, label = "Conversation" }: { messages: Message[]; label?: string }) {
  return (
    <ol className="thread" aria-label={label}>
      {messages.map(({ id, author, authorRole, at, body, isPrivate }) => (
        <li key={id}>
          <article className={isPrivate ? "message message-private" : "message"} id={id}>
            <header className="message-head">
              <span className="message-author">{author}</span>
              {authorRole && <span>{authorRole}</span>}
              <Time at={at} withTime />
              {isPrivate && <span className="message-privacy">Private note, seen by editors only</span>}
            </header>
            <div className="message-body">{body}</div>
          </article>
        </li>
      ))}
    </ol>
  )
}
