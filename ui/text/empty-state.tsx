import type { ReactNode } from "react"

type Props = { title: string; children?: ReactNode /** What to do next: a LinkButton. */; action?: ReactNode }

/** What a place looks like before anything is in it, and what to do about that. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      {children && <div className="empty-state-words">{children}</div>}
      {action}
    </div>
  )
}
