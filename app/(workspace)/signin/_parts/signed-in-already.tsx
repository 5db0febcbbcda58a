import { type Actor, ROLE_LABELS } from "#core/actor"
import { Notice } from "#ui/text/notice"

type Props = { actor: Extract<Actor, { kind: "person" }>; returnTo: string; hasOrcid: boolean }

/** For somebody who comes to sign in and is signed in: the way on, and what this sign-in is not enough for. */
export function SignedInAlready({ actor, returnTo, hasOrcid }: Props) {
  const { heldRole, name } = actor
  return (
    <Notice title={`You are signed in${name ? ` as ${name}` : ""}.`} announce>
      {heldRole && (
        <p>
          You signed in by e-mail, which is not enough to act as {ROLE_LABELS[heldRole].toLowerCase()}.{" "}
          {hasOrcid
            ? "Sign in with the ORCID iD that is connected to your account."
            : "This installation offers no stronger sign-in yet."}
        </p>
      )}
      <p>
        <a href={returnTo}>Go on</a>
      </p>
    </Notice>
  )
}
