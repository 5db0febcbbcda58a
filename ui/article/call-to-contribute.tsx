import type { ReactNode } from "react"

type Props = {
  contributeHref: string
  /** "Contributions are usually decided within two days.": what an expert can expect. */
  promise?: ReactNode
  /** Where the terms of credit are explained. */
  creditHref?: string
}

/** How an article that is still being updated ends: by asking whoever knows more. */
export function CallToContribute({ contributeHref, promise, creditHref }: Props) {
  return (
    <section className="call" id="contribute" aria-labelledby="call-title">
      <p className="call-standing">This article is still being updated.</p>
      <h2 id="call-title">Are you a relevant expert? We will give you full credit.</h2>
      <p className="call-words">
        Add an insight beside a passage, or suggest a change to the text. An editor reviews it, and it is published
        under your name. {promise}
      </p>
      <p className="call-actions">
        <a className="button button-primary" href={contributeHref}>
          Contribute your expertise
        </a>
        {creditHref && <a href={creditHref}>How credit works</a>}
      </p>
    </section>
  )
}

/** How an article ends that takes no contributions any more. */
export function CallClosed() {
  return (
    <section className="call-closed" aria-label="Contributions">
      <p>This article takes no more contributions. What experts gave it stays here, under their names.</p>
    </section>
  )
}
