import { LICENCE } from "#core/contribution/vocabulary"

type Props = {
  citation: string
  /** The permalink of the revision that is cited. */
  permalink: string
  revision: number
}

/** The licence, and a citation of exactly the text that is being read. */
export function HowToCite({ citation, permalink, revision }: Props) {
  return (
    <section aria-labelledby="cite" className="how-to-cite">
      <h2 id="cite" className="section-title">
        Cite and reuse
      </h2>
      <p className="citation-text">{citation}</p>
      <p className="quiet small">
        This cites <a href={permalink}>revision {revision}</a>, which never changes. Text and insights are published
        under{" "}
        <a href={LICENCE.url} rel="license">
          {LICENCE.code}
        </a>
        : use them as you like, and name their authors.
      </p>
    </section>
  )
}
