import { currentBrowser } from "#auth/browser"
import { lookAtLink } from "#auth/confirm-link"
import { site } from "#auth/site"
import { safeReturnPath } from "#core/people/return-path"
import { Button, LinkButton } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../../_context"
import { one, type Query } from "../../_signed-in"
import { SignInFrame } from "../_parts/sign-in-frame"
import { purposeOf } from "../_purpose"

/** The address holds the link's secret: other sites are not told it. */
export const metadata = { title: "Sign in", robots: { index: false }, referrer: "same-origin" }

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const token = one(asked.token) ?? ""
  const ctx = await requestContext()
  const form = { token, returnTo: safeReturnPath(one(asked.return)) }
  const seen = await lookAtLink(ctx.db, token, await currentBrowser(ctx.now))
  if (seen.state === "gone") {
    const signedInAs = ctx.actor.kind === "person" ? (ctx.actor.name ?? "") : null
    return <Gone returnTo={form.returnTo} signedInAs={signedInAs} />
  }
  if (seen.state === "here") return <Here {...form} email={seen.email} purpose={await purposeOf(ctx, form.returnTo)} />
  return seen.code === null ? <Elsewhere {...form} /> : <Code code={seen.code} />
}

type Form = { token: string; returnTo: string }

function Here({ email, purpose, ...form }: Form & { email: string; purpose: string | null }) {
  return (
    <SignInFrame
      title={`Sign in to ${site().publication}`}
      lede={
        <>
          As <strong className="sign-in-address">{email}</strong>
          {purpose && `, to ${purpose}`}.
        </>
      }
    >
      <PressToSpend {...form}>Sign in</PressToSpend>
    </SignInFrame>
  )
}

function Elsewhere(form: Form) {
  return (
    <SignInFrame title="This is not the browser in which you asked">
      <p>
        Open the link there. Or get a code here and enter it there. If you did not ask for this link, close this page:
        nobody can sign in without it.
      </p>
      <PressToSpend {...form}>Show me the code</PressToSpend>
    </SignInFrame>
  )
}

function Code({ code }: { code: string }) {
  return (
    <SignInFrame title="Your code">
      <p className="sign-in-code">
        <strong>
          {code.slice(0, 3)} {code.slice(3)}
        </strong>
      </p>
      <p>Enter it in the browser in which you asked for the link, within ten minutes of asking.</p>
      <Notice tone="warning">
        <p>Give this code to nobody, whoever asks for it. If you did not ask for the link, close this page.</p>
      </Notice>
    </SignInFrame>
  )
}

/** Most who see it have just used the link in another tab: they are signed in and need the way on, not another link. */
function Gone({ returnTo, signedInAs }: { returnTo: string; signedInAs: string | null }) {
  const again = returnTo === "/" ? "/signin" : `/signin?return=${encodeURIComponent(returnTo)}`
  return (
    <SignInFrame title="This link no longer works">
      <p>A link works once, for ten minutes, and only the newest one sent to an address counts.</p>
      {signedInAs === null ? (
        <p className="actions">
          <LinkButton href={again}>Ask for a new one</LinkButton>
        </p>
      ) : (
        <>
          <p>You are signed in{signedInAs && ` as ${signedInAs}`}, so you need no other.</p>
          <p className="actions">
            <LinkButton href={returnTo}>Go on</LinkButton>
          </p>
        </>
      )}
    </SignInFrame>
  )
}

function PressToSpend({ token, returnTo, children }: Form & { children: string }) {
  return (
    <form className="form" method="post" action="/signin/confirm/spend">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="return" value={returnTo} />
      <div className="actions">
        <Button>{children}</Button>
      </div>
    </form>
  )
}
