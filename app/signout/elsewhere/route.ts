import { currentBrowser } from "#auth/browser"
import { signOutEverywhere } from "#auth/sign-out"
import { refuseVisitors } from "#server/permit"
import { door } from "../../_door"

/** Ends all of one's sessions but the one that asks. */
export const POST = door({
  limit: "sign-in",
  page: () => "/settings/sign-in",
  input: () => ({}),
  verb: async (ctx) => {
    return { ended: await signOutEverywhere(ctx.db, refuseVisitors(ctx), await currentBrowser(ctx.now)) }
  },
  next: () => "/settings/sign-in",
})
