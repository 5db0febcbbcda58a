import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { amcheck } from "@electric-sql/pglite/contrib/amcheck"

/** Reads every table and index of a closed store with PostgreSQL's own checker; gives what it complains about. */
export async function checkSoundness(folder: string): Promise<string[]> {
  const client = await PGlite.create(join(folder, "database"), { extensions: { amcheck } })
  try {
    await client.exec("create extension if not exists amcheck")
    return [...(await faultsIn(client, indexes)), ...(await faultsIn(client, tables))]
  } finally {
    await client.close()
  }
}

const indexes = `
  select format('select bt_index_parent_check(%L::regclass, true)', c.oid::regclass) as check
  from pg_class c join pg_am a on a.oid = c.relam
  where c.relkind = 'i' and a.amname = 'btree' and c.relpersistence = 'p'`

const tables = `
  select format('select msg from verify_heapam(%L)', c.oid::regclass) as check
  from pg_class c where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'`

async function faultsIn(client: PGlite, listing: string): Promise<string[]> {
  const faults: string[] = []
  for (const { check } of (await client.query<{ check: string }>(listing)).rows) {
    try {
      const { rows } = await client.query<{ msg?: string }>(check)
      faults.push(...rows.flatMap((row) => (row.msg ? [row.msg] : [])))
    } catch (error) {
      faults.push(String(error))
    }
  }
  return faults
}
