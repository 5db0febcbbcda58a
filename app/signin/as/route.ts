import { setCookies } from "#auth/browser"
import { signInAsSeeded } from "#auth/sign-in-as-seeded"
import { signInAsInput } from "#core/people/sign-in"
import { parse } from "#server/parse"
import { door } from "../../_door"
import { by, signInPage } from "../_by"

/** Only in the try-out: signs in as one of its people, without proof. */
export const POST = door({
  limit: "sign-in",
  page: (_, form) => signInPage("", { return: form.text("return") }),
  input: (form) => ({ personId: form.text("personId"), returnTo: form.text("return") }),
  verb: async (ctx, input) => {
    const { personId, returnTo } = parse(signInAsInput, input)
    await setCookies(await signInAsSeeded(ctx.db, personId, await by(ctx)))
    return { returnTo }
  },
  next: ({ returnTo }) => returnTo,
})
