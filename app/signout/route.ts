import { currentBrowser, setCookies } from "#auth/browser"
import { signOut } from "#auth/sign-out"
import { door } from "../_door"

export const POST = door({
  limit: "sign-in",
  page: () => "/",
  input: () => ({}),
  verb: async (ctx) => {
    await setCookies(await signOut(ctx.db, await currentBrowser(ctx.now)))
    return {}
  },
  next: () => "/",
})
