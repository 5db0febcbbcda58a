import type { ReactNode } from "react"
import type { Standing } from "#core/contribution/autosave"
import { Time } from "#ui/text/time"

type Props = {
  standing: Standing
  sentence: string
  savedAt: string
  /** The page runs its script: times are told as the person's own clock does. */
  live: boolean
  onDevice: boolean
  signInHref: string
  reloadHref: string
}

/** Where the text is now: always true, and said aloud when it matters. */
export function SaveStatus(props: Props) {
  const { standing, savedAt, live } = props
  const isBusy = standing === "saving" || standing === "unsaved"
  const isTrouble = !isBusy && standing !== "saved"
  return (
    <div className={isTrouble ? "save-status save-status-trouble" : "save-status"}>
      <div role="status">
        {isTrouble ? (
          <Trouble {...props} />
        ) : (
          <p className={isBusy ? "visually-hidden" : undefined}>
            Saved {live ? clock(savedAt) : <Time at={savedAt} withTime />}
          </p>
        )}
      </div>
      {isBusy && <p aria-hidden="true">Saving…</p>}
    </div>
  )
}

function Trouble({ standing, sentence, onDevice, signInHref, reloadHref }: Props): ReactNode {
  const place = onDevice
    ? "Your text is kept on this device."
    : "This device cannot keep a copy, so please leave this page open."
  if (standing === "signed-out") {
    return (
      <p>
        You have been signed out. {place}{" "}
        <a href={signInHref} target="_blank" rel="noopener">
          Sign in again in a new tab
        </a>
        , then come back here: it is saved by itself.
      </p>
    )
  }
  if (standing === "elsewhere") {
    return (
      <p>
        {sentence} {place} <a href={reloadHref}>Load this page anew</a> to see how it stands now.
      </p>
    )
  }
  if (standing === "refused") return <p>Not saved: {sentence}</p>
  return (
    <p>
      {sentence || "Offline: there is no connection."} {place} It is saved as soon as that works again.
    </p>
  )
}

/** "at 14:02", with the day where that is not today. */
function clock(instant: string): string {
  const at = new Date(instant)
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
  const isToday = at.toDateString() === new Date().toDateString()
  return isToday
    ? `at ${time}`
    : `on ${at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })} at ${time}`
}
