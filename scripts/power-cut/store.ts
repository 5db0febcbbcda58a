import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import type { OpenDatabase } from "#db/client"
import { openEmbedded } from "#db/embedded/open"

/** The product's store, or PGlite as its package ships it: the trial must be able to tell them apart. */
export async function openStore(folder: string, kind?: string): Promise<Pick<OpenDatabase, "db" | "close">> {
  if (kind !== "as-shipped") return openEmbedded(folder)
  mkdirSync(folder, { recursive: true })
  const client = await PGlite.create(join(folder, "database"))
  return { db: drizzle(client), close: () => client.close() }
}
