import type { ReactNode } from "react"
import { may } from "#core/policy"
import type { Context } from "#server/context"
import { type Query, signedIn } from "../_signed-in"
import { ClosedDesk } from "./_parts/closed-desk"

type Entered = { readonly ctx: Context; readonly closed: null } | { readonly ctx: null; readonly closed: ReactNode }

/** Whether whoever asks may be at the desk, and what to show them where not. Visitors go to sign in and come back here. */
export async function enterDesk(path: string, query: Query = {}): Promise<Entered> {
  const ctx = await signedIn(path, query)
  return may(ctx.actor, "desk.read") ? { ctx, closed: null } : { ctx: null, closed: <ClosedDesk actor={ctx.actor} /> }
}
