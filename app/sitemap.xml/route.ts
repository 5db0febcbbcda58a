import { connection } from "next/server"
import { publicAnswer } from "../_answer"
import { cachedSitemapIndex } from "../_cached/sitemaps"

export async function GET(request: Request): Promise<Response> {
  await connection()
  return publicAnswer(request, () => cachedSitemapIndex(), "application/xml")
}
