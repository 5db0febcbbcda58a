import { setCookies } from "#auth/browser"
import { confirmLink } from "#auth/confirm-link"
import { confirmLinkInput } from "#core/people/sign-in"
import { parse } from "#server/parse"
import { door } from "../../../_door"
import { by, signInPage } from "../../_by"

/** The button of the page behind the link. Where the link is not spent, that page says why and shows the code. */
export const POST = door({
  limit: "sign-in",
  page: (_, form) => signInPage("/confirm", { token: form.text("token"), return: form.text("return") }),
  input: (form) => ({ token: form.text("token"), returnTo: form.text("return") }),
  verb: async (ctx, input) => {
    const { token, returnTo } = parse(confirmLinkInput, input)
    const confirmed = await confirmLink(ctx.db, token, await by(ctx))
    if (confirmed.outcome !== "signed-in") return { outcome: confirmed.outcome, returnTo }
    await setCookies(confirmed.cookies)
    return { outcome: confirmed.outcome, returnTo }
  },
  next: ({ outcome, returnTo }, _, form) =>
    outcome === "signed-in" ? returnTo : signInPage("/confirm", { token: form.text("token"), return: returnTo }),
})
