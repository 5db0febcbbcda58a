import { redirect } from "next/navigation"
import type { Context } from "#server/context"
import { requestContext } from "../_context"

export type Query = Readonly<Record<string, string | string[] | undefined>>

/** The value of a query field; the first where somebody gave several. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

/** The context of a page that only signed-in people see. Visitors go to sign in and come back to exactly here. */
export async function signedIn(path: string, query: Query = {}): Promise<Context> {
  const ctx = await requestContext()
  if (ctx.actor.kind === "visitor") redirect(signInTo(path, query))
  return ctx
}

/** The sign-in page that leads back to a page of ours. */
export function signInTo(path: string, query: Query = {}): string {
  const asked = Object.entries(query).flatMap(([name, value]) => {
    const given = one(value)
    return given === undefined ? [] : [[name, given]]
  })
  const back = asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`
  return `/signin?${new URLSearchParams({ return: back })}`
}
