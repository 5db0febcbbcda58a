import { LICENCE } from "#core/contribution/vocabulary"
import { LinkButton } from "#ui/controls/button"

type Props = { signInHref: string; promise: string | null }

/** What contributing means, for somebody who has not signed in. */
export function Invitation({ signInHref, promise }: Props) {
  return (
    <>
      <dl className="contribute-terms">
        <div>
          <dt>Two minutes</dt>
          <dd>
            Write a comment beside a passage, or correct the words themselves. What you write is saved while you type.
          </dd>
        </div>
        <div>
          <dt>Full credit</dt>
          <dd>
            Published under your name, with your credentials, in a numbered revision that can be cited. Nobody changes
            words under your name without asking you.
          </dd>
        </div>
        <div>
          <dt>Read by an editor</dt>
          <dd>An editor reads everything before it is published and tells you what was decided, and why. {promise}</dd>
        </div>
        <div>
          <dt>Open</dt>
          <dd>
            Your interests are shown beside your name. What is published is under{" "}
            <a href={LICENCE.url}>{LICENCE.code}</a>: anyone may use it and must name you.
          </dd>
        </div>
      </dl>
      <p className="actions">
        <LinkButton href={signInHref}>Sign in to contribute</LinkButton>
        <span className="quiet">No password. You come back to exactly this place.</span>
      </p>
    </>
  )
}
