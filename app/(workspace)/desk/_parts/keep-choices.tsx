"use client"

import { useEffect, useState } from "react"
import { clockTime, type Keeping, keepReviewForms } from "./keep-review-forms"

type Props = {
  id: string
  /** Whose choices they are: on a shared machine nobody gets another's. */
  editorId: string
  /** When something was kept last, ISO 8601; null: nothing yet. */
  keptAt: string | null
}

/** Whether what was chosen and typed on this page is kept. Without a script the forms have a button for it. */
export function KeepChoices({ id, editorId, keptAt }: Props) {
  const [keeping, setKeeping] = useState<Keeping>({ state: "kept", at: keptAt })
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    setIsReady(true)
    return keepReviewForms({ id, editorId, tell: setKeeping })
  }, [id, editorId])
  if (!isReady) return <p className="kept-status" />
  return (
    <p className={`kept-status${keeping.state === "failed" ? " kept-status-not" : ""}`} role="status">
      {inWords(keeping)}
    </p>
  )
}

function inWords(keeping: Keeping): string {
  if (keeping.state === "waiting") return "Not kept yet …"
  if (keeping.state === "failed") return `Not kept yet. ${keeping.why}`
  return keeping.at ? `Kept at ${clockTime(keeping.at)}` : "What you choose and type here is kept as you go"
}
