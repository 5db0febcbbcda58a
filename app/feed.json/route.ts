import { connection } from "next/server"
import { publicAnswer } from "../_answer"
import { cachedSiteFeed } from "../_cached/feeds"

export async function GET(request: Request): Promise<Response> {
  await connection()
  return publicAnswer(request, () => cachedSiteFeed("json"), "application/feed+json")
}
