/** What a person may hold. Everything else about rights is in `policy.ts`. */
export const ROLES = ["member", "editor", "admin"] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS = { member: "Member", editor: "Editor", admin: "Administrator" } satisfies Record<Role, string>

/**
 * Who asks. Made from a session by the room `auth`, or by a script for the system itself; the role is read from the
 * database for each request and again inside the verb's transaction.
 */
export type Actor =
  | { readonly kind: "visitor" }
  | {
      readonly kind: "person"
      readonly personId: string
      readonly role: Role
      readonly name: string | null
      /** The higher role that the person holds but this session may not use: it was begun by e-mail alone. */
      readonly heldRole?: Exclude<Role, "member"> | undefined
    }
  | { readonly kind: "system" }

export const VISITOR: Actor = { kind: "visitor" }
export const SYSTEM: Actor = { kind: "system" }

/** The id of the person who asks, or null for visitors and the system. */
export const personIdOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.personId : null)

/** The word under which the actor's standing is recorded with an event: `visitor`, `system` or the role held then. */
export const standingOf = (actor: Actor): string => (actor.kind === "person" ? actor.role : actor.kind)
