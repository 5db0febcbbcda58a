"use client"

import { useEffect, useState } from "react"
import { minutesPresent, PRESENCE_BEAT_MS, type Present } from "#core/contribution/presence"
import { Notice } from "#ui/text/notice"

type Props = {
  id: string
  versionN: number
  liveSeq: number
  /** When the page was made, ISO 8601. */
  since: string
  /** Who else had it open then. */
  others: readonly Present[]
}
type Heard = { readonly others: readonly Present[]; readonly news: string | null; readonly at: string }

/**
 * Who else has this review open, and what somebody decided meanwhile. Kept up to date while the page is in view; what is
 * typed on the page is left alone. Without a script it says what was so when the page was made.
 */
export function Presence({ id, versionN, liveSeq, since, others }: Props) {
  const [heard, setHeard] = useState<Heard>({ others, news: null, at: since })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = async (isLeaving: boolean) => {
      clearTimeout(timer)
      const answer = await tell(id, { versionN, liveSeq, since, isLeaving })
      if (answer) setHeard({ ...answer, at: new Date().toISOString() })
      if (!isLeaving && document.visibilityState === "visible") timer = setTimeout(say, PRESENCE_BEAT_MS, false)
    }
    const look = () => (document.visibilityState === "visible" ? void say(false) : clearTimeout(timer))
    const leave = () => void say(true)
    look()
    document.addEventListener("visibilitychange", look)
    window.addEventListener("pagehide", leave)
    return () => {
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", look)
      window.removeEventListener("pagehide", leave)
    }
  }, [id, versionN, liveSeq, since])
  const now = new Date(heard.at)
  return (
    <div className="presence" aria-live="polite">
      {heard.others.map((one) => (
        <p key={one.name} className="small presence-one">
          {one.name} is reviewing this too<span aria-hidden="true">{minutesPresent(one, now)}</span>
        </p>
      ))}
      {heard.news && (
        <Notice tone="warning" title={heard.news}>
          <p>
            What you typed here is kept.{" "}
            <a href={`/desk/${id}`} target="_blank" rel="noopener">
              See it as it is now, in a new tab
            </a>
          </p>
        </Notice>
      )}
    </div>
  )
}

type Said = { versionN: number; liveSeq: number; since: string; isLeaving: boolean }

/** Null when nobody answered: the next time will do. */
async function tell(id: string, said: Said): Promise<Pick<Heard, "others" | "news"> | null> {
  try {
    const response = await fetch(`/desk/${id}/presence`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify(said),
      keepalive: said.isLeaving,
    })
    const answer = await response.json()
    return answer?.ok ? answer : null
  } catch {
    return null
  }
}
