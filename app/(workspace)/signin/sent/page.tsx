import { addressAsked } from "#auth/ask-for-link"
import { currentBrowser } from "#auth/browser"
import { hasOrcid } from "#auth/orcid"
import { isTryOut } from "#auth/site"
import { safeReturnPath } from "#core/people/return-path"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../../_context"
import { one, type Query } from "../../_signed-in"
import { GoOnWhenSignedIn } from "../_parts/go-on-when-signed-in"
import { SignInFrame } from "../_parts/sign-in-frame"
import { SignedInAlready } from "../_parts/signed-in-already"
import { purposeOf } from "../_purpose"

export const metadata = { title: "Look in your mail", robots: { index: false } }

const CODE_PROBLEMS: Record<string, string> = {
  wrong: "This is not the code that the other browser shows. Please look again.",
  gone: "This code is no longer valid. Please ask for a new link.",
}

export default async function LinkSentPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const ctx = await requestContext()
  const returnTo = safeReturnPath(one(asked.return))
  const held = await readHeldForm(ctx, one(asked.held), "/signin/sent")
  const email = await addressAsked(ctx.db, await currentBrowser(ctx.now))
  const purpose = await purposeOf(ctx, returnTo)
  const again = returnTo === "/" ? "/signin" : `/signin?return=${encodeURIComponent(returnTo)}`
  const isSignedIn = ctx.actor.kind === "person"
  return (
    <SignInFrame title="Look in your mail" lede={purpose && `One more step to ${purpose}.`}>
      {ctx.actor.kind === "person" ? (
        <SignedInAlready actor={ctx.actor} returnTo={returnTo} hasOrcid={hasOrcid()} />
      ) : (
        <GoOnWhenSignedIn to={returnTo} />
      )}
      <Notice announce={!isSignedIn}>
        <p>
          If mail can reach {email ? <strong className="sign-in-address">{email}</strong> : "the address you gave"}, a
          link is on its way. Open it in this browser. It works once, for ten minutes.
        </p>
        <p>
          Is the address wrong, or is there no mail after a minute? Look in the spam folder, or{" "}
          <a href={again}>ask for another link</a>. When very many people ask at the same time, a first letter can take
          an hour.
        </p>
        {isTryOut() && (
          <p>
            In the try-out it lands in <a href="/dev/mail">the mailbox on this machine</a>.
          </p>
        )}
      </Notice>
      <section className="stack" aria-labelledby="elsewhere">
        <h2 id="elsewhere" className="section-title">
          Did you open it somewhere else?
        </h2>
        <form className="form" method="post" action="/signin/code">
          <input type="hidden" name="return" value={returnTo} />
          <Field
            name="code"
            label="Code"
            hint="The other browser shows six digits. Enter them here, in the browser in which you asked for the link."
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            width="short"
            error={held.problems.code ?? CODE_PROBLEMS[one(asked.problem) ?? ""]}
          />
          <div className="actions">
            <Button>Sign in</Button>
          </div>
        </form>
      </section>
    </SignInFrame>
  )
}
