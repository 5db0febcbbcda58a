"use client"
import { type ReactNode, type SubmitEvent, useState } from "react"
import type { Fields } from "#core/contribution/autosave"
import { Button } from "#ui/controls/button"
import { SaveStatus } from "./save-status"
import { type Stop, Stopped } from "./stopped"
import type { useSaver } from "./use-saver"

type Props = {
  id: string
  saves: number
  savedAt: string
  saving: ReturnType<typeof useSaver>
  live: boolean
  /** Everything that stands in the form now. */
  gather: () => Fields
  /** What keeps one from going on, as far as this page can tell; null where nothing does. */
  stop?: () => Stop | null
  /** Stands beside the buttons. */
  beside?: ReactNode
  children: ReactNode
}

/** The form around what is written: a plain one, which the script saves by itself and sends on when it is complete. */
export function WriteForm({ id, saves, savedAt, saving, live, gather, stop, beside, children }: Props) {
  const [stopped, setStopped] = useState<Stop | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const { saver, save, standing, onDevice } = saving
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const goesOn = (event.nativeEvent.submitter as HTMLButtonElement | null)?.value !== "stay"
    saver.write(gather())
    const why = goesOn ? (stop?.() ?? null) : null
    setStopped(why)
    setLeaving(goesOn && !why)
    const isSaved = await saver.flush()
    if (isSaved && goesOn && !why) window.location.assign(`/contributions/${id}/check`)
    else setLeaving(false)
  }
  return (
    <form
      method="post"
      action={`/contributions/${id}/save`}
      className="write-form"
      data-live={live || undefined}
      onSubmit={submit}
      noValidate
    >
      <input type="hidden" name="saves" value={saves} autoComplete="off" />
      {children}
      <div className="write-bar" data-foot="">
        {stopped && <Stopped stop={stopped} onMended={() => setStopped(null)} />}
        <SaveStatus
          standing={standing}
          sentence={save.trouble?.sentence ?? ""}
          savedAt={live ? save.savedAt : savedAt}
          live={live}
          onDevice={onDevice}
          signInHref={`/signin?return=${encodeURIComponent("/contributions")}`}
          reloadHref={`/contributions/${id}/write`}
        />
        <div className="actions">
          {beside}
          <Button variant="quiet" name="go" value="stay">
            Save draft
          </Button>
          <Button name="go" value="on" busy={isLeaving}>
            Go on
          </Button>
        </div>
      </div>
    </form>
  )
}
