import type { ReactNode } from "react"
import { TabLinks } from "#ui/text/tab-links"

const PLACES = [
  { key: "queue", href: "/desk", label: "Queue" },
  { key: "articles", href: "/desk/articles", label: "Articles" },
  { key: "people", href: "/desk/people", label: "People" },
  { key: "log", href: "/desk/log", label: "Log" },
] as const

type Props = {
  place: (typeof PLACES)[number]["key"]
  title: string
  /** Beside the title: what one can do here. */
  actions?: ReactNode
  children: ReactNode
}

/** What the desk's lists share: where one can go, and the title. */
export function DeskFrame({ place, title, actions, children }: Props) {
  return (
    <div className="desk">
      <TabLinks label="Desk" tabs={PLACES.map(({ key, href, label }) => ({ href, label, current: key === place }))} />
      <div className="page-title">
        <h1>{title}</h1>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
