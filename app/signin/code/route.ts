import { setCookies } from "#auth/browser"
import { signInByCode } from "#auth/confirm-link"
import { signInCodeInput } from "#core/people/sign-in"
import { parse } from "#server/parse"
import { door } from "../../_door"
import { by, signInPage } from "../_by"

/** A wrong code is an answer and no refusal: it must stay counted, whatever transaction the door has open. */
export const POST = door({
  limit: "sign-in",
  page: (_, form) => signInPage("/sent", { return: form.text("return") }),
  input: (form) => ({ code: form.text("code"), returnTo: form.text("return") }),
  verb: async (ctx, input) => {
    const { code, returnTo } = parse(signInCodeInput, input)
    const entered = await signInByCode(ctx.db, code, await by(ctx))
    if (entered.outcome === "signed-in") await setCookies(entered.cookies)
    return { outcome: entered.outcome, returnTo }
  },
  next: ({ outcome, returnTo }) =>
    outcome === "signed-in" ? returnTo : signInPage("/sent", { problem: outcome, return: returnTo }),
})
