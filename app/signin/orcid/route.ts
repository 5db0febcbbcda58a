import { setCookies } from "#auth/browser"
import { startOrcid } from "#auth/orcid"
import { startOrcidInput } from "#core/people/sign-in"
import { parse } from "#server/parse"
import { door } from "../../_door"
import { by, signInPage } from "../_by"

/** On to ORCID, to sign in or, from the settings, to connect an iD. */
export const POST = door({
  limit: "sign-in",
  page: (_, form) => (form.checked("connect") ? "/settings/sign-in" : signInPage("", { return: form.text("return") })),
  input: (form) => ({ connect: form.checked("connect"), returnTo: form.text("return") }),
  verb: async (ctx, input) => {
    const { browser } = await by(ctx)
    const { location, cookies } = await startOrcid(ctx.db, parse(startOrcidInput, input), browser)
    await setCookies(cookies)
    return { to: location }
  },
  next: ({ to }) => to,
})
