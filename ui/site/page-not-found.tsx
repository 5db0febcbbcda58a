import { SiteHeader } from "#ui/site/site-header"
import { EmptyState } from "#ui/text/empty-state"

/** What stands at an address that no page has, under a site header of its own. */
export function PageNotFound({ publication }: { publication: string }) {
  return (
    <>
      <SiteHeader publication={publication} links={[{ href: "/", label: "Articles" }]} signInHref="/signin" />
      <main id="main" className="page page-main">
        <h1 className="visually-hidden">Page not found</h1>
        <EmptyState title="There is no such page" action={<a href="/">Go to the articles</a>}>
          The address may have a typing error, or the page was moved.
        </EmptyState>
      </main>
    </>
  )
}
