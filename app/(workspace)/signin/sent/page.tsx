import { isTryOut } from "#auth/site"
import { safeReturnPath } from "#core/people/return-path"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"
import { Notice } from "#ui/text/notice"
import { requestContext } from "../../../_context"

export const metadata = { title: "Look in your mail", robots: { index: false } }

type Query = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

const CODE_PROBLEMS: Record<string, string> = {
  wrong: "This is not the code that the other browser shows. Please look again.",
  gone: "This code is no longer valid. Please ask for a new link.",
}

export default async function LinkSentPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const returnTo = safeReturnPath(one(asked.return))
  const held = await readHeldForm(await requestContext(), one(asked.held), "/signin/sent")
  const again = returnTo === "/" ? "/signin" : `/signin?return=${encodeURIComponent(returnTo)}`
  return (
    <>
      <h1>Look in your mail</h1>
      <Notice announce>
        <p>
          If mail can reach the address you gave, a link is on its way. Open it in this browser. It works once, for ten
          minutes.
        </p>
        {isTryOut() && (
          <p>
            In the try-out it lands in <a href="/dev/mail">the mailbox on this machine</a>.
          </p>
        )}
      </Notice>
      <h2>Did you open it somewhere else?</h2>
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
        <Button>Sign in</Button>
      </form>
      <p>
        No mail? Look in the spam folder, or <a href={again}>ask for another link</a>.
      </p>
    </>
  )
}
