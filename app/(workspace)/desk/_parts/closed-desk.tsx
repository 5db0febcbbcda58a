import { type Actor, ROLE_LABELS, type Role } from "#core/actor"
import { Button, LinkButton } from "#ui/controls/button"

/** What opens the desk to somebody who signed in by mail: only what exists here. */
export type WayIn = "sign-in-with-orcid" | "connect-orcid" | "none"

/** What somebody sees who may not be at the desk: why, and where else to go. */
export function ClosedDesk({ actor, wayIn }: { actor: Actor; wayIn: WayIn }) {
  const heldRole = actor.kind === "person" ? actor.heldRole : undefined
  return heldRole ? <ClosedToMail heldRole={heldRole} wayIn={wayIn} /> : <ForEditors />
}

function ForEditors() {
  return (
    <div className="stack narrow">
      <h1>The desk is for editors</h1>
      <p>Here editors read what experts send in, decide on it, and keep the articles up to date.</p>
      <p>What you have sent yourself, and how far it has come, is on your own page.</p>
      <p className="actions">
        <LinkButton href="/contributions">My contributions</LinkButton>
        <LinkButton href="/" variant="quiet">
          Read articles
        </LinkButton>
      </p>
    </div>
  )
}

function ClosedToMail({ heldRole, wayIn }: { heldRole: Exclude<Role, "member">; wayIn: WayIn }) {
  return (
    <div className="stack narrow">
      <h1>The desk needs a stronger sign-in</h1>
      <p>
        You are an {ROLE_LABELS[heldRole].toLowerCase()} here, but you signed in by a link in an e-mail. Whoever can
        read your mail could do that, so what editors do needs more.
      </p>
      {wayIn === "connect-orcid" && <ConnectOrcid />}
      {wayIn === "sign-in-with-orcid" && <SignInWithOrcid />}
      {wayIn === "none" && <NoWayIn isAdmin={heldRole === "admin"} />}
    </div>
  )
}

function ConnectOrcid() {
  return (
    <>
      <p>
        Connect your ORCID iD by signing in at ORCID now, and the desk opens. An iD is free and made in a minute. From
        then on sign in with it.
      </p>
      <form method="post" action="/signin/orcid" className="actions">
        <input type="hidden" name="connect" value="on" />
        <input type="hidden" name="return" value="/desk" />
        <Button>Connect my ORCID iD</Button>
      </form>
    </>
  )
}

function SignInWithOrcid() {
  return (
    <>
      <p>Your ORCID iD is connected to your account: sign in with it, and the desk opens.</p>
      <form method="post" action="/signin/orcid" className="actions">
        <input type="hidden" name="return" value="/desk" />
        <Button>Sign in with ORCID</Button>
      </form>
    </>
  )
}

function NoWayIn({ isAdmin }: { isAdmin: boolean }) {
  return isAdmin ? (
    <>
      <p>This installation offers no such sign-in yet, so nobody can open the desk. Whoever runs it has two ways:</p>
      <ul>
        <li>
          set up sign-in with ORCID, by <code>ORCID_CLIENT_ID</code> and <code>ORCID_CLIENT_SECRET</code>, or
        </li>
        <li>
          set <code>EDITORS_BY_EMAIL=1</code>, and mail is enough. Then whoever reads an editor's mail can publish in
          that editor's name.
        </li>
      </ul>
      <p>Both need a restart; the README says more under “For production”.</p>
    </>
  ) : (
    <p>This installation offers no such sign-in yet. Please ask its administrator to set one up.</p>
  )
}
