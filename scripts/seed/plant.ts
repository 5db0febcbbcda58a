import { inArray } from "drizzle-orm"
import { ROLE_LABELS } from "#core/actor"
import type { Database } from "#db/client"
import { person } from "#db/tables/people"
import { type Context, inTransaction } from "#server/context"
import { showingProgress } from "../progress"
import { gatherCast } from "./cast"
import { PEOPLE } from "./people"
import { tellLisaftoclax } from "./stories/lisaftoclax"
import { tellSodiumIon } from "./stories/sodium-ion"
import { tellWastewater } from "./stories/wastewater"

/** Somebody to sign in as in the try-out. */
export type SeededPerson = { readonly id: string; readonly name: string; readonly as: string }

/**
 * Fills an empty installation with three articles and their history, all of it made by calling the verbs as the people
 * who would have. All or nothing.
 */
export async function plantDemo(ctx: Context): Promise<void> {
  let told = 0
  await showingProgress(
    () => `article ${Math.min(told + 1, STORIES.length)} of ${STORIES.length}`,
    () =>
      inTransaction(ctx, async (tx) => {
        const cast = await gatherCast(tx)
        for (const tell of STORIES) {
          await tell(cast)
          told++
        }
      }),
  )
}

const STORIES = [tellWastewater, tellSodiumIon, tellLisaftoclax]

/** The seeded people, editors first. */
export async function seededPeople(db: Database): Promise<SeededPerson[]> {
  const emails = Object.values(PEOPLE).map(({ email }) => email)
  const rows = await db.select().from(person).where(inArray(person.email, emails))
  const order = (role: keyof typeof ROLE_LABELS) => ["editor", "admin", "member"].indexOf(role)
  return rows
    .sort((a, b) => order(a.role) - order(b.role) || (a.name ?? "").localeCompare(b.name ?? ""))
    .map((row) => ({ id: row.id, name: row.name ?? "", as: row.role === "member" ? "Expert" : ROLE_LABELS[row.role] }))
}
