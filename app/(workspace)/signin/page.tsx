import { hasOrcid } from "#auth/orcid"
import { peopleToSignInAs } from "#auth/sign-in-as-seeded"
import { type Actor, ROLE_LABELS } from "#core/actor"
import { orcidProblemNamed } from "#core/people/orcid-problems"
import { safeReturnPath } from "#core/people/return-path"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../_context"
import { AsSeeded } from "./_parts/as-seeded"

export const metadata = { title: "Sign in", robots: { index: false } }

type Query = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const ctx = await requestContext()
  const returnTo = safeReturnPath(one(asked.return))
  const held = await readHeldForm(ctx, one(asked.held), "/signin")
  const problem = orcidProblemNamed(one(asked.problem))
  const email = held.values.email
  const people = await peopleToSignInAs(ctx.db)
  return (
    <>
      <h1>Sign in</h1>
      <SignedInAlready actor={ctx.actor} returnTo={returnTo} />
      {problem && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {held.message && !held.problems.email && <ErrorSummary errors={[{ message: held.message }]} />}
      {hasOrcid() && (
        <form className="form" method="post" action="/signin/orcid">
          <input type="hidden" name="return" value={returnTo} />
          <Button>Sign in with ORCID</Button>
        </form>
      )}
      <form className="form" method="post" action="/signin/email" noValidate>
        <input type="hidden" name="return" value={returnTo} />
        <Field
          name="email"
          label="Your e-mail address"
          hint="We send you a link that signs you in. There is no password, and no account to make first."
          type="email"
          autoComplete="email"
          value={typeof email === "string" ? email : ""}
          error={held.problems.email}
        />
        <Button variant={hasOrcid() ? "quiet" : "primary"}>Send me a link</Button>
      </form>
      {people.length > 0 && (
        <AsSeeded
          people={people.map(({ role, ...who }) => ({ ...who, role: ROLE_LABELS[role] }))}
          returnTo={returnTo}
        />
      )}
    </>
  )
}

function SignedInAlready({ actor, returnTo }: { actor: Actor; returnTo: string }) {
  if (actor.kind !== "person") return null
  return (
    <Notice title={`You are signed in${actor.name ? ` as ${actor.name}` : ""}.`}>
      {actor.heldRole && (
        <p>
          You signed in by e-mail, which is not enough to act as {ROLE_LABELS[actor.heldRole].toLowerCase()}. Sign in
          with the ORCID iD that is connected to your account.
        </p>
      )}
      <p>
        <a href={returnTo}>Go on</a>
      </p>
    </Notice>
  )
}
