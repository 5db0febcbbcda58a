import type { ReactNode } from "react"
import { personPath } from "#core/metadata/addresses"
import { VERIFICATION_LABELS, type VerificationLevel } from "#core/people/verification"
import type { SettingsView } from "#server/people/read-settings"
import { OrcidId } from "#ui/people/orcid-id"
import { Time } from "#ui/text/time"

/** How sure readers can be of who this is: what is there, what is not yet, and how to get it. */
export function Standing({ settings: { byline, email } }: { settings: SettingsView }) {
  const { verification, orcid, slug } = byline
  const page = personPath(slug)
  return (
    <aside className="sheet stack stack-tight" aria-labelledby="standing">
      <h2 id="standing" className="section-title">
        How readers know that it is you
      </h2>
      <p className="small">The strongest of these stands beside your name. None is earned by writing much.</p>
      <dl className="proofs">
        <Proof level="email">{email ? `Links that sign you in go to ${email}.` : "You sign in with ORCID."}</Proof>
        <Proof level="orcid">
          {orcid ? (
            <OrcidId orcid={orcid} compact />
          ) : (
            <>
              Not yet. <a href="/settings/sign-in">Connect your ORCID iD</a>; only signing in there shows that it is
              yours, so we never ask you to type it.
            </>
          )}
        </Proof>
        <Proof level="checked">
          {verification.level === "checked" ? (
            <>
              {verification.how} {verification.at && <Time at={verification.at} />}
            </>
          ) : (
            "Not yet. An editor may check who you are, and says how."
          )}
        </Proof>
      </dl>
      {page && (
        <p className="small">
          Once something of yours is published, your page is <a href={page}>{page}</a>.
        </p>
      )}
    </aside>
  )
}

function Proof({ level, children }: { level: VerificationLevel; children: ReactNode }) {
  return (
    <div>
      <dt>{VERIFICATION_LABELS[level]}</dt>
      <dd>{children}</dd>
    </div>
  )
}
