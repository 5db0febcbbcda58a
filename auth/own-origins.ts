import { env } from "#env"

/** The origins that are ours. On one's own machine both names of it; elsewhere the configured address alone. */
export function ownOrigins(): string[] {
  const { authUrl, mode, port } = env()
  const here = mode === "try-out" ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : []
  return [...new Set([authUrl, ...here])]
}
