import { connection } from "next/server"
import { plainly } from "../_answer"

/** Whether this process answers at all. It asks nobody else: a store that is away is no reason to start it anew. */
export async function GET(): Promise<Response> {
  await connection()
  return plainly(200, "This server is running.")
}
