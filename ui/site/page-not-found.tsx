import { NothingHere } from "#ui/site/nothing-here"
import { SiteHeader } from "#ui/site/site-header"
import { SkipLink } from "#ui/site/skip-link"

/** What stands at an address that no page has, under a site header of its own. */
export function PageNotFound({ publication, contact }: { publication: string; contact?: string | undefined }) {
  const links = [
    { href: "/", label: "Articles" },
    { href: "/about", label: "About" },
  ]
  return (
    <>
      <SkipLink>Skip to the text</SkipLink>
      <SiteHeader publication={publication} links={links} signInHref="/signin" />
      <main id="main">
        <NothingHere contact={contact} />
      </main>
    </>
  )
}
