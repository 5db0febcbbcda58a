import { type NavLink, NavLinks } from "#ui/site/nav-links"
import { Wordmark } from "#ui/site/wordmark"

type Props = {
  /** The name of this publication. */
  publication: string
  links?: NavLink[]
  /** Where signing in begins; shown until a script puts the reader's name into `#account-slot`. */
  signInHref?: string
}

/** The top of every public page. The account slot is the same for everybody, so that the page can be kept in a cache. */
export function SiteHeader({ publication, links = [], signInHref = "/sign-in" }: Props) {
  return (
    <header className="site-header no-print">
      <div className="page site-header-row">
        <Wordmark name={publication} />
        <nav aria-label="Site">
          <NavLinks links={links} />
        </nav>
        <div className="account-slot" id="account-slot" data-account="unknown">
          <a href={signInHref}>Sign in</a>
        </div>
      </div>
    </header>
  )
}
