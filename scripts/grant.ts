import { site } from "#auth/site"
import { ROLES, type Role, SYSTEM } from "#core/actor"
import { closeDatabase, database } from "#db/client"
import { contextFor } from "#server/context"
import { grantRoleTo } from "#server/people/grant-role"
import { say, sayWhatStopsUs, UsageProblem } from "./say"

const isRole = (word: string | undefined): word is Role => ROLES.some((role) => role === word)

/** `npm run grant -- EMAIL ROLE`: gives whoever has or will have this address a role, acting for the system. */
await sayWhatStopsUs(async () => {
  const [email, role] = process.argv.slice(2)
  if (!email?.includes("@") || !isRole(role)) {
    throw new UsageProblem("Call it as: npm run grant -- EMAIL member|editor|admin")
  }
  const ctx = contextFor({ actor: SYSTEM, db: await database(), now: new Date(), sender: site() })
  try {
    await grantRoleTo(ctx, { email, role })
    say(`${email} is ${role === "member" ? "a member" : role === "editor" ? "an editor" : "an administrator"} now.`)
  } finally {
    await closeDatabase()
  }
})
