import { connection } from "next/server"
import { site } from "#auth/site"
import { publicAnswer } from "../_answer"

/** Comparisons are without number and say nothing that revisions do not; the rest is for people who sign in. */
const KEEP_OUT = [
  "/articles/*/compare/",
  "/articles/*/contribute",
  "/api/",
  "/contributions",
  "/desk",
  "/settings",
  "/signin",
]

export async function GET(request: Request): Promise<Response> {
  await connection()
  const { origin } = site()
  const lines = [
    "User-agent: *",
    ...KEEP_OUT.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    `Sitemap: ${origin}/news-sitemap.xml`,
    "",
  ]
  return publicAnswer(request, async () => lines.join("\n"), "text/plain")
}
