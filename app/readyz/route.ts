import { connection } from "next/server"
import { whyNotReady } from "#server/ready"
import { plainly } from "../_answer"

/** Whether readers may be sent here now. */
export async function GET(): Promise<Response> {
  await connection()
  const reason = await whyNotReady()
  return reason ? plainly(503, reason) : plainly(200, "This server is ready.")
}
