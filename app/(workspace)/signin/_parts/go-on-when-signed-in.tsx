"use client"
import { useEffect } from "react"

const ASK_EVERY_MS = 3_000
/** A link works for ten minutes: after that nothing can come. */
const ASK_FOR_MS = 11 * 60_000

/** Leads this tab on as soon as its browser is signed in, whichever tab did that. Asks only while somebody can see it. */
export function GoOnWhenSignedIn({ to }: { to: string }) {
  useEffect(() => {
    const until = Date.now() + ASK_FOR_MS
    const ask = async () => {
      if (document.visibilityState === "visible" && (await isSignedIn())) location.replace(to)
      if (Date.now() > until) clearInterval(timer)
    }
    const timer = setInterval(ask, ASK_EVERY_MS)
    document.addEventListener("visibilitychange", ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", ask)
    }
  }, [to])
  return null
}

/** No answer is no news: the next one may come. */
async function isSignedIn(): Promise<boolean> {
  try {
    const answer = await fetch("/api/me", { headers: { accept: "application/json" } })
    return answer.ok && (await answer.json()).role !== null
  } catch {
    return false
  }
}
