import type { ReactNode } from "react"
import { Notice } from "#ui/text/notice"

type Props = {
  words: readonly { readonly label: string; readonly text: string }[]
  /** What can be done with them. */
  children?: ReactNode
}

/** What was typed into a form that is not there any more: to be read and copied, so that nothing typed is lost. */
export function KeptWords({ words, children }: Props) {
  const written = words.filter(({ text }) => text.trim() !== "")
  if (written.length === 0) return null
  return (
    <Notice tone="warning" title="What you wrote was not sent, and is still here">
      <p>The form it was written in has gone meanwhile. Copy from here what you still need.</p>
      {written.map(({ label, text }) => (
        <details key={`${label}${text}`} className="lost-words" open={written.length === 1 || undefined}>
          <summary>{label}</summary>
          <div className="lost-words-text">{text}</div>
        </details>
      ))}
      {children}
    </Notice>
  )
}
