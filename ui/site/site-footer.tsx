import type { ReactNode } from "react"
import { type NavLink, NavLinks } from "#ui/site/nav-links"
import { Wordmark } from "#ui/site/wordmark"

type Props = {
  /** The name of this publication. */
  publication: string
  links?: NavLink[]
  /** Licence, publisher and how to reach somebody. */
  children?: ReactNode
}

/** The foot of every page. */
export function SiteFooter({ publication, links = [], children }: Props) {
  return (
    <footer className="site-footer">
      <div className="page site-footer-row">
        <Wordmark name={publication} />
        {links.length > 0 && (
          <nav aria-label="About this site" className="no-print">
            <NavLinks links={links} />
          </nav>
        )}
        {children && <div className="site-footer-words">{children}</div>}
      </div>
    </footer>
  )
}
