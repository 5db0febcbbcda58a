import { currentBrowser } from "#auth/browser"
import { lookAtLink } from "#auth/confirm-link"
import { safeReturnPath } from "#core/people/return-path"
import { Button, LinkButton } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../../_context"

/** The address holds the link's secret: other sites are not told it. */
export const metadata = { title: "Sign in", robots: { index: false }, referrer: "same-origin" }

type Query = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const token = one(asked.token) ?? ""
  const form = { token, returnTo: safeReturnPath(one(asked.return)) }
  const ctx = await requestContext()
  const seen = await lookAtLink(ctx.db, token, await currentBrowser(ctx.now))
  if (seen.state === "here") return <Here {...form} />
  if (seen.state === "gone") return <Gone />
  return seen.code === null ? <Elsewhere {...form} /> : <Code code={seen.code} />
}

type Form = { token: string; returnTo: string }

function Here(form: Form) {
  return (
    <>
      <h1>Sign in</h1>
      <PressToSpend {...form}>Sign in</PressToSpend>
    </>
  )
}

function Elsewhere(form: Form) {
  return (
    <>
      <h1>This is not the browser in which you asked</h1>
      <p>
        Open the link there. Or get a code here and enter it there. If you did not ask for this link, close this page:
        nobody can sign in without it.
      </p>
      <PressToSpend {...form}>Show me the code</PressToSpend>
    </>
  )
}

function Code({ code }: { code: string }) {
  return (
    <>
      <h1>Your code</h1>
      <p className="sign-in-code">
        <strong>
          {code.slice(0, 3)} {code.slice(3)}
        </strong>
      </p>
      <p>Enter it in the browser in which you asked for the link, within ten minutes of asking.</p>
      <Notice tone="warning">
        <p>Give this code to nobody, whoever asks for it. If you did not ask for the link, close this page.</p>
      </Notice>
    </>
  )
}

function Gone() {
  return (
    <>
      <h1>This link no longer works</h1>
      <p>A link works once, for ten minutes, and only the newest one sent to an address counts.</p>
      <LinkButton href="/signin">Ask for a new one</LinkButton>
    </>
  )
}

function PressToSpend({ token, returnTo, children }: Form & { children: string }) {
  return (
    <form className="form" method="post" action="/signin/confirm/spend">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="return" value={returnTo} />
      <Button>{children}</Button>
    </form>
  )
}
