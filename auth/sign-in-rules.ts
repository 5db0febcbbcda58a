import type { SignInRules } from "#core/people/session"
import { env } from "#env"

/** What this instance allows when people sign in. */
export function signInRules(): SignInRules {
  const { mode, editorsByEmail } = env()
  return { tryOut: mode === "try-out", editorsByEmail }
}
