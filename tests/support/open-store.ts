// A process that opens the shared database of its surroundings, says so, and keeps it until it is ended. With the
// argument "drains" it ends itself as a web server does, after an answer that still needs the database.
import { sql } from "drizzle-orm"
import { database } from "#db/client"

const db = await database()
if (process.argv[2] === "drains") process.once("SIGTERM", () => void lastAnswer())
console.log("open")
process.stdin.resume()

async function lastAnswer(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500))
  await db.execute(sql`create table answered ()`)
  process.exit(0)
}
