import type { ReactNode } from "react"

/** An e-mail address that a mail can be written to; in other words where `children` are given. */
export function MailLink({ to, children }: { to: string; children?: ReactNode }) {
  return <a href={`mailto:${encodeURIComponent(to).replace("%40", "@")}`}>{children ?? to}</a>
}
