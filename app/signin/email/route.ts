import { askForLink } from "#auth/ask-for-link"
import { setCookies } from "#auth/browser"
import { limits } from "#auth/limits"
import { askForLinkInput } from "#core/people/sign-in"
import { log } from "#server/log"
import { parse } from "#server/parse"
import { writeLetter } from "#server/post/write-letter"
import { door } from "../../_door"
import { by, signInPage } from "../_by"

export const POST = door({
  limit: "sign-in",
  page: (_, form) => signInPage("", { return: form.text("return") }),
  input: (form) => ({ email: form.text("email"), returnTo: form.text("return") }),
  verb: async (ctx, input) => {
    const { browser } = await by(ctx)
    const asked = parse(askForLinkInput, input)
    const alarm = () => log.warn("more sign-in links are asked for than are sent in an hour: new addresses wait")
    await setCookies(await askForLink(ctx.db, asked, { browser, limits: limits(), post: writeLetter, alarm }))
    return { returnTo: asked.returnTo }
  },
  next: ({ returnTo }) => signInPage("/sent", { return: returnTo }),
})
