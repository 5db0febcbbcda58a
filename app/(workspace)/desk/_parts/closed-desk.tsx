import { type Actor, ROLE_LABELS } from "#core/actor"
import { LinkButton } from "#ui/controls/button"

/** What somebody sees who may not be at the desk: why, and where else to go. */
export function ClosedDesk({ actor }: { actor: Actor }) {
  const heldRole = actor.kind === "person" ? actor.heldRole : undefined
  return (
    <div className="stack narrow">
      <h1>{heldRole ? "The desk is closed to this session" : "The desk is for editors"}</h1>
      {heldRole ? (
        <>
          <p>
            You are an {ROLE_LABELS[heldRole].toLowerCase()} here, but you signed in by a link in an e-mail. Whoever can
            read your mail could do that, so what editors do needs a stronger sign-in.
          </p>
          <p>Sign out, then sign in with ORCID or with your organisation's account, and the desk opens.</p>
        </>
      ) : (
        <>
          <p>Here editors read what experts send in, decide on it, and keep the articles up to date.</p>
          <p>What you have sent yourself, and how far it has come, is on your own page.</p>
        </>
      )}
      <p className="actions">
        <LinkButton href={heldRole ? "/settings" : "/contributions"}>
          {heldRole ? "Open settings" : "My contributions"}
        </LinkButton>
        <LinkButton href="/" variant="quiet">
          Read articles
        </LinkButton>
      </p>
    </div>
  )
}
