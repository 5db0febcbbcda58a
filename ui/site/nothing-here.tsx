import type { ReactNode } from "react"
import { articlePath } from "#core/metadata/addresses"
import { MailLink } from "#ui/site/mail-link"

type Props = {
  /** The newest articles, where they are at hand. */
  articles?: readonly { readonly slug: string; readonly title: string }[]
  /** The editors' address, where they have one. */
  contact?: string | undefined
}

/** What stands at an address that leads nowhere: what may have happened, and where else to go. */
export function NothingHere({ articles = [], contact }: Props): ReactNode {
  return (
    <div className="page page-main nothing-here">
      <h1>There is no such page</h1>
      <p>
        The address may have a typing error, or it is of something that is not published. What was published once stays
        where it was: look for it among the <a href="/">articles</a>, or read <a href="/about">how this works</a>.
      </p>
      {contact && (
        <p>
          If a link led you here, please tell the editors: <MailLink to={contact} />
        </p>
      )}
      {articles.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest" className="section-title">
            Newest articles
          </h2>
          <ul className="ledger">
            {articles.map(({ slug, title }) => (
              <li key={slug}>
                <a href={articlePath(slug)}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
