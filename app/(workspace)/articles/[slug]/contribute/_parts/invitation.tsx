import { LICENCE } from "#core/contribution/vocabulary"
import { LinkButton } from "#ui/controls/button"

type Props = { signInHref: string; promise: string | null }

/** What contributing means, for somebody who has not signed in. */
export function Invitation({ signInHref, promise }: Props) {
  return (
    <>
      <p className="actions">
        <LinkButton href={signInHref}>Sign in to contribute</LinkButton>
        <span className="quiet">No password. You come back to exactly this place.</span>
      </p>
      <dl className="contribute-terms">
        <div>
          <dt>Write first</dt>
          <dd>
            What you write is saved while you type. The first time, we then ask for your name and your interests: five
            minutes or so, once a year. After that, there is little more to do than to write.
          </dd>
        </div>
        <div>
          <dt>Full credit</dt>
          <dd>
            Published under your name, with your credentials, in a numbered revision that can be cited. Nobody changes a
            comment of yours without asking you; in a suggested edit, what an editor rewrites is shown as the editor's.
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
    </>
  )
}
