import type { ReactNode } from "react"
import { contributePath } from "#core/metadata/addresses"
import { type Reported, reportHref } from "#core/metadata/report"

type Props = Omit<Reported, "contact"> & {
  /** The editors' address; without one nothing can be reported by mail. */
  contact: string | undefined
  /** Where the article takes contributions. */
  slug?: string | undefined
}

/** How a reader without an account says that something is wrong: a mail with the place filled in. */
export function ReportError({ contact, slug, ...about }: Props): ReactNode {
  if (!contact && !slug) return null
  return (
    <section className="report-error no-print" aria-labelledby="report">
      <h2 id="report" className="section-title">
        Is something wrong?
      </h2>
      <p>
        {contact && (
          <>
            <a href={reportHref({ ...about, contact })}>Report an error</a> by mail to {contact}; you need no account.{" "}
          </>
        )}
        {slug && (
          <>
            {contact ? "Or " : "You can "}
            <a href={contributePath(slug, { kind: "edit" })}>correct it yourself</a>: you are credited for it.
          </>
        )}
      </p>
    </section>
  )
}
