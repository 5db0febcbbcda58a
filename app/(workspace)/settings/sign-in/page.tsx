import { currentSession, sessionsOf } from "#auth/current-session"
import { hasOrcid } from "#auth/orcid"
import { orcidProblemNamed } from "#core/people/orcid-problems"
import { SIGN_IN_METHOD_LABELS } from "#core/people/session"
import { readSettings } from "#server/people/read-settings"
import { Button } from "#ui/controls/button"
import { OrcidId } from "#ui/people/orcid-id"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { one, type Query, signedIn } from "../../_signed-in"
import { SettingsFrame } from "../_parts/settings-frame"

export const instant = false
export const metadata = { title: "Signing in", robots: { index: false } }

export default async function SignInSettingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const ctx = await signedIn("/settings/sign-in", query)
  const settings = await readSettings(ctx)
  if (!settings) return null
  const problem = orcidProblemNamed(one(query.problem))
  return (
    <SettingsFrame place="sign-in" title="Signing in">
      {problem && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      <div className="measure stack stack-loose">
        <section className="stack stack-tight" aria-labelledby="mail">
          <h2 id="mail" className="section-title">
            E-mail
          </h2>
          <p>
            {settings.email
              ? `Links that sign you in go to ${settings.email}.`
              : "You sign in with ORCID, which tells us no e-mail address, so we send you no mail."}
          </p>
        </section>
        <section className="stack stack-tight" aria-labelledby="orcid">
          <h2 id="orcid" className="section-title">
            ORCID
          </h2>
          <Orcid orcid={settings.byline.orcid} />
        </section>
        <Sessions personId={settings.byline.personId} />
      </div>
    </SettingsFrame>
  )
}

function Orcid({ orcid }: { orcid: string | null }) {
  if (orcid) return <OrcidId orcid={orcid} authenticated />
  if (!hasOrcid()) return <p>This installation has no connection to ORCID yet. Its administrator can set one up.</p>
  return (
    <form method="post" action="/signin/orcid" className="stack stack-tight">
      <input type="hidden" name="connect" value="on" />
      <input type="hidden" name="return" value="/settings/sign-in" />
      <p>Connect your iD by signing in at ORCID. Readers then see that it is yours.</p>
      <p>
        <Button>Connect my ORCID iD</Button>
      </p>
    </form>
  )
}

async function Sessions({ personId }: { personId: string }) {
  const here = await currentSession()
  const sessions = await sessionsOf(personId)
  return (
    <section className="stack stack-tight" aria-labelledby="sessions">
      <h2 id="sessions" className="section-title">
        Where you are signed in
      </h2>
      <ul className="plain-list sessions">
        {sessions.map(({ id, method, seenAt, userAgent }) => (
          <li key={id}>
            {id === here?.id ? <strong>This browser</strong> : nameOf(userAgent)}
            <span className="quiet small">
              signed in {SIGN_IN_METHOD_LABELS[method]}, last used <Time at={seenAt} withTime />
            </span>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/signout/elsewhere">
          <Button variant="quiet">Sign out everywhere else</Button>
        </form>
      )}
    </section>
  )
}

const SYSTEMS = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"]
const nameOf = (userAgent: string) => {
  const system = SYSTEMS.find((name) => userAgent.includes(name))
  return system ? `A browser on ${system === "Macintosh" ? "a Mac" : system}` : "Another browser"
}
