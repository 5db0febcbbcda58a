import { Fragment, type ReactNode } from "react"

/** A message as it was typed: empty lines part paragraphs, single ones stay line breaks. */
export function paragraphs(message: string): ReactNode {
  return message.split(/\n{2,}/).map((paragraph, index) => (
    <p key={index}>
      {paragraph.split("\n").map((line, at) => (
        <Fragment key={at}>
          {at > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  ))
}
