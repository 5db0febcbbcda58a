import type { ReactNode } from "react"

type Props = {
  title: string
  children?: ReactNode
  /** What to do next: a LinkButton. */
  action?: ReactNode
  /** It is all that the page has: its title is the page's. */
  isPage?: boolean
}

/** What a place looks like before anything is in it, and what to do about that. */
export function EmptyState({ title, children, action, isPage = false }: Props) {
  const Title = isPage ? "h1" : "p"
  return (
    <div className="empty-state">
      <Title className="empty-state-title">{title}</Title>
      {children && <div className="empty-state-words">{children}</div>}
      {action}
    </div>
  )
}
