import type { Role } from "#core/actor"

/** How a browser was signed in; kept with its session. `try-out` exists only on one's own machine. */
export const SIGN_IN_METHODS = ["email", "orcid", "try-out"] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]
export const SIGN_IN_METHOD_LABELS = {
  email: "by a link sent to the e-mail address",
  orcid: "with ORCID",
  "try-out": "from the list of the try-out",
} satisfies Record<SignInMethod, string>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long a session lasts in all, and how long without a request (ms). Documented limits: OWASP ASVS 5.0 V7.1.1. */
export const SESSION_LIMITS = {
  member: { whole: 30 * DAY, idle: 7 * DAY },
  editor: { whole: 12 * HOUR, idle: 60 * MINUTE },
  admin: { whole: 12 * HOUR, idle: 60 * MINUTE },
} satisfies Record<Role, { whole: number; idle: number }>

/** The longest that any session can last (ms): what the cookie is given. */
export const LONGEST_SESSION = 30 * DAY

/** How recent a sign-in must be before a second way of signing in is connected (ms). */
const FRESH = 15 * MINUTE

/** How long after a role was given its holder may take it up by connecting a first ORCID iD from a sign-in by mail (ms). */
export const INVITATION = 7 * DAY

type Times = { readonly createdAt: Date; readonly seenAt: Date }

/** What is allowed here. `tryOut`: people may be signed in without proof. `editorsByEmail`: mail is proof enough for editors. */
export type SignInRules = { readonly tryOut: boolean; readonly editorsByEmail: boolean }

/**
 * Whether a session still holds at `now` for somebody who holds the role `held`. The limits themselves are already too
 * late. A session without proof holds nowhere but in the try-out, even on the same database.
 */
export function sessionHolds(
  session: Times & { readonly method: SignInMethod },
  { held, rules, now }: { held: Role; rules: SignInRules; now: Date },
): boolean {
  if (session.method === "try-out" && !rules.tryOut) return false
  const { whole, idle } = SESSION_LIMITS[roleInUse(held, session.method, rules)]
  return now.getTime() - session.createdAt.getTime() < whole && now.getTime() - session.seenAt.getTime() < idle
}

/** Whether somebody proved who they are recently enough for what must not be left to an unattended browser. */
export const isFresh = ({ createdAt }: { readonly createdAt: Date }, now: Date): boolean =>
  now.getTime() - createdAt.getTime() < FRESH

/**
 * The role in which a session may act. Whoever reads somebody's mail must not thereby become an editor, so a session
 * begun by e-mail alone acts as a member, unless the rules say otherwise (OWASP ASVS 5.0 V6.3.6, NIST SP 800-63B).
 */
export const roleInUse = (held: Role, method: SignInMethod, rules: SignInRules): Role =>
  method === "email" && !rules.editorsByEmail ? "member" : held
