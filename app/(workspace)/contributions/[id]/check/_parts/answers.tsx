import type { ReactNode } from "react"
import type { Byline } from "#core/credit/byline"

type Props = {
  id: string
  kind: "insight" | "edit"
  author: Byline
  /** The words that an insight is about; null: the whole article. */
  passage: string | null
  /** Why an edit should be made. */
  reason: string | null
}

/** Everything that was answered, each with a way to change it. */
export function Answers({ id, kind, author, passage, reason }: Props) {
  const path = `/contributions/${id}`
  const name = [author.name, author.credentials, author.affiliation].filter((part) => part !== "").join(", ")
  return (
    <dl className="answers">
      {kind === "insight" && (
        <Answer name="About" href={`${path}/passage`} what="the passage">
          {passage === null ? "The whole article" : `“${passage}”`}
        </Answer>
      )}
      <Answer name={kind === "insight" ? "Your words" : "Your changes"} href={`${path}/write`} what="the text">
        As shown above
      </Answer>
      {reason !== null && (
        <Answer name="Why" href={`${path}/write#reason`} what="the reason">
          {reason}
        </Answer>
      )}
      <Answer name="Under the name" href={`${path}/about?change=1`} what="the name">
        {name}
      </Answer>
    </dl>
  )
}

type AnswerProps = { name: string; href: string; what: string; children: ReactNode }

function Answer({ name, href, what, children }: AnswerProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd>
        <a href={href}>
          Change<span className="visually-hidden"> {what}</span>
        </a>
      </dd>
    </div>
  )
}
