import type { ReactNode } from "react"
import { Button } from "#ui/controls/button"
import { type NavLink, NavLinks } from "#ui/site/nav-links"
import { Wordmark } from "#ui/site/wordmark"

type Props = {
  /** The name of this publication. */
  publication: string
  links: NavLink[]
  /** Who is signed in, as they call themselves. */
  name: string
  signOutAction: string
  /** Hidden fields of the sign-out form, such as its token. */
  children?: ReactNode
}

/** The top of signed-in pages: where one can go, who one is, and the way out. */
export function WorkspaceHeader({ publication, links, name, signOutAction, children }: Props) {
  return (
    <header className="site-header workspace-header no-print">
      <div className="workspace-header-row">
        <Wordmark name={publication} />
        <nav aria-label="Workspace">
          <NavLinks links={links} />
        </nav>
        <form className="sign-out" method="post" action={signOutAction}>
          {children}
          <span className="sign-out-name">{name}</span>
          <Button variant="quiet" small>
            Sign out
          </Button>
        </form>
      </div>
    </header>
  )
}
