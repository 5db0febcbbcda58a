import type { ReactNode } from "react"
import type { Mark } from "#core/document/schema"

type Props = { type: Exclude<Mark["type"], "link">; children: ReactNode }

/** One typographic mark as its HTML element. */
export function Marked({ type, children }: Props) {
  if (type === "strong") return <strong>{children}</strong>
  if (type === "em") return <em>{children}</em>
  if (type === "sub") return <sub>{children}</sub>
  if (type === "sup") return <sup>{children}</sup>
  if (type === "code") return <code>{children}</code>
  return <s>{children}</s>
}
