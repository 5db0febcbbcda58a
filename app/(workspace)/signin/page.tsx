import { addressAsked } from "#auth/ask-for-link"
import { currentBrowser } from "#auth/browser"
import { hasOrcid } from "#auth/orcid"
import { peopleToSignInAs } from "#auth/sign-in-as-seeded"
import { ROLE_LABELS } from "#core/actor"
import { orcidProblemNamed } from "#core/people/orcid-problems"
import { safeReturnPath } from "#core/people/return-path"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../_context"
import { one, type Query } from "../_signed-in"
import { AsSeeded } from "./_parts/as-seeded"
import { SignInFrame } from "./_parts/sign-in-frame"
import { SignedInAlready } from "./_parts/signed-in-already"
import { purposeOf } from "./_purpose"

export const metadata = { title: "Sign in", robots: { index: false } }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const ctx = await requestContext()
  const returnTo = safeReturnPath(one(asked.return))
  const held = await readHeldForm(ctx, one(asked.held), "/signin")
  const problem = orcidProblemNamed(one(asked.problem))
  const email = held.values.email ?? (await addressAsked(ctx.db, await currentBrowser(ctx.now)))
  const people = await peopleToSignInAs(ctx.db)
  const purpose = await purposeOf(ctx, returnTo)
  return (
    <SignInFrame title="Sign in" lede={purpose && `To ${purpose}.`}>
      {ctx.actor.kind === "person" && <SignedInAlready actor={ctx.actor} returnTo={returnTo} hasOrcid={hasOrcid()} />}
      {problem && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {held.message && !held.problems.email && <ErrorSummary errors={[{ message: held.message }]} />}
      {hasOrcid() && (
        <>
          <form className="form" method="post" action="/signin/orcid">
            <input type="hidden" name="return" value={returnTo} />
            <div className="actions">
              <Button>Sign in with ORCID</Button>
            </div>
          </form>
          <p className="sign-in-or">or by e-mail</p>
        </>
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
        <div className="actions">
          <Button variant={hasOrcid() ? "quiet" : "primary"}>Send me a link</Button>
        </div>
      </form>
      {people.length > 0 && (
        <AsSeeded
          people={people.map(({ role, ...who }) => ({ ...who, role: ROLE_LABELS[role] }))}
          returnTo={returnTo}
        />
      )}
    </SignInFrame>
  )
}
