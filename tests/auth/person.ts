import { v7 } from "uuid"
import type { Database } from "#db/client"
import { person } from "#db/tables/people"

type Values = Partial<typeof person.$inferInsert>

/** Ada, unless told otherwise; gives her id. */
export async function aPerson(db: Database, values: Values = {}): Promise<string> {
  const id = values.id ?? v7()
  await db.insert(person).values({ name: "Ada Expert", email: `${id}@example.org`, ...values, id })
  return id
}
