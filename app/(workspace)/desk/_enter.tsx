import type { ReactNode } from "react"
import { currentSession } from "#auth/current-session"
import { hasOrcid } from "#auth/orcid"
import { may } from "#core/policy"
import type { Context } from "#server/context"
import { type Query, signedIn } from "../_signed-in"
import { ClosedDesk, type WayIn } from "./_parts/closed-desk"

type Entered = { readonly ctx: Context; readonly closed: null } | { readonly ctx: null; readonly closed: ReactNode }

/** Whether whoever asks may be at the desk, and what to show them where not. Visitors go to sign in and come back here. */
export async function enterDesk(path: string, query: Query = {}): Promise<Entered> {
  const ctx = await signedIn(path, query)
  if (may(ctx.actor, "desk.read")) return { ctx, closed: null }
  return { ctx: null, closed: <ClosedDesk actor={ctx.actor} wayIn={await wayIn()} /> }
}

async function wayIn(): Promise<WayIn> {
  if (!hasOrcid()) return "none"
  return (await currentSession())?.orcid ? "sign-in-with-orcid" : "connect-orcid"
}
