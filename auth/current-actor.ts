import { type Actor, VISITOR } from "#core/actor"
import { currentSession } from "./current-session"

/**
 * Who sent the request being answered. The role is read from the database, never from the cookie. An editor who signed in
 * by e-mail alone acts as a member, and `heldRole` says which role that leaves unused.
 */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession()
  if (!session) return VISITOR
  const { personId, role, heldRole, name } = session
  return heldRole === role || heldRole === "member"
    ? { kind: "person", personId, role, name }
    : { kind: "person", personId, role, name, heldRole }
}
