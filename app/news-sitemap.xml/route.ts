import { connection } from "next/server"
import { publicAnswer } from "../_answer"
import { cachedNewsSitemap } from "../_cached/sitemaps"

export async function GET(request: Request): Promise<Response> {
  await connection()
  const hour = new Date().toISOString().slice(0, 13)
  return publicAnswer(request, () => cachedNewsSitemap(hour), "application/xml")
}
