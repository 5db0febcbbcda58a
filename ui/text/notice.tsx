import type { ReactNode } from "react"

export type NoticeTone = "info" | "success" | "warning" | "danger"

type Props = {
  children: ReactNode
  tone?: NoticeTone
  title?: ReactNode
  /** Spoken at once when it appears after something the person did. */
  announce?: boolean
  id?: string
}

/** Something to know before going on: what was done, what to mind, or a correction on an article. */
export function Notice({ children, tone = "info", title, announce = false, id }: Props) {
  const role = announce ? (tone === "danger" ? "alert" : "status") : undefined
  return (
    <div className={`notice notice-${tone}`} role={role} id={id}>
      <span className="notice-sign" aria-hidden="true" />
      <div className="notice-words">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
